import { defineTasks } from "./define-tasks.ts";
import { requestData, type OpenApiClients } from "./http/connect.ts";
import type { CallOptions, ClientOptions } from "./options.ts";
import { checkObject, checkOptions } from "./shared/check-options.ts";
import { isObject, toNumber, toText } from "./shared/json-values.ts";
import type { OpenStatus, Task, TaskState } from "./task.ts";
import { createUploadBody, type LegacyCreate } from "./twelvelabs-legacy-upload.ts";
import type {
  LegacyListQuery,
  LegacyPaths,
  LegacyTask,
  LegacyTaskCreated,
} from "./vendor-types/twelvelabs-legacy.ts";
import { checkTaskId } from "./wait/task-id.ts";
import type { Tasks } from "./wait/tasks.ts";

export * from "./common-exports.ts";
export type { LegacyCreate } from "./twelvelabs-legacy-upload.ts";
export * from "./vendor-types/twelvelabs-legacy.ts";

/** The default timeout of an upload, in milliseconds. */
const UPLOAD_TIMEOUT = 30 * 60_000;

const STATES = {
  validating: "pending",
  pending: "pending",
  indexing: "running",
  ready: "succeeded",
  failed: "failed",
  "broken video file": "failed",
} as const satisfies Record<string, TaskState>;

/** A status of a legacy task, in lower case. The documented words complete in an editor. */
export type LegacyStatus = OpenStatus<keyof typeof STATES>;

/** The calls for the tasks of the legacy API. */
export interface LegacyTasks extends Tasks<LegacyTask, LegacyStatus> {
  /**
   * Uploads a video, or passes its URL on, and starts its task. It is never sent twice.
   * `timeout` is 30 minutes by default if there is a `videoFile`.
   *
   * @throws `VideoTasksError` if `video` breaks a rule of the API; nothing is sent then.
   * @throws `ApiError`, `ConnectionError`, `TimeoutError` or
   * `InvalidResponseError` as `retrieve` does, but without retries.
   */
  create(video: LegacyCreate, call?: CallOptions): Promise<{ id: string; raw: LegacyTaskCreated }>;

  /**
   * Lists every task that the query finds, over all pages from `query.page` on. Each page is
   * requested when you reach it.
   *
   * @throws the same errors as `retrieve`, when the request for a page fails.
   */
  list(query?: LegacyListQuery, call?: CallOptions): AsyncIterable<Task<LegacyTask, LegacyStatus>>;

  /** The id of the finished video; `undefined` until it is ready. @throws as `retrieve` does. */
  videoId(id: string, call?: CallOptions): Promise<string | undefined>;
}

/** The client for the legacy TwelveLabs API. */
export interface TwelveLabsLegacy extends OpenApiClients<LegacyPaths> {
  /** Video indexing tasks. */
  readonly tasks: LegacyTasks;
}

/** An empty text if there is no id. */
const readId = ({ _id }: { _id?: unknown }): string => toText(_id) ?? "";

const hasId = (object: object): boolean => readId(object) !== "";

/** The server may send other values than its page says. */
const findTasks = <Listed>({ data }: { data?: readonly Listed[] }): Listed[] => {
  const all: readonly Listed[] = Array.isArray(data) ? data : [];
  return all.filter((one) => isObject(one));
};

const hasIds = (list: { data?: readonly object[] }): boolean => findTasks(list).every(hasId);

const createClient = defineTasks<LegacyPaths>()({
  baseUrl: "https://api.twelvelabs.io/v1",
  auth: { env: "TWELVE_LABS_API_KEY", header: "x-api-key" },
  tasks: {
    tasks: {
      get: "/indexes/tasks/{task-id}",
      status: (task) => task.status,
      states: STATES,
      // Some responses have a percentage, the view of a task has a number from 0 to 1.
      progress: ({ process }) => process?.percentage && process.percentage / 100,
      updatedAt: (task) => task.updated_at,
    },
  },
});

/**
 * Creates a client for the legacy TwelveLabs API (v1). The key comes from `apiKey` or
 * `TWELVE_LABS_API_KEY`.
 *
 * @example
 * ```ts
 * const { tasks } = createTwelveLabsLegacy({ apiKey: "…" });
 * const { id } = await tasks.create({ indexId: "…", videoUrl: "https://example.com/a.mp4" });
 * await tasks.wait(id);
 * console.log(await tasks.videoId(id));
 * ```
 *
 * @throws VideoTasksError if `baseUrl` or another option is invalid.
 */
export const createTwelveLabsLegacy = (options: ClientOptions = {}): TwelveLabsLegacy => {
  const { api, client, tasks } = createClient(options);

  const create: LegacyTasks["create"] = async (video, call = {}) => {
    checkOptions(call);
    const upload = createUploadBody(video);
    const timeout = call.timeout ?? (video.videoFile ? UPLOAD_TIMEOUT : undefined);
    const headers = { ...call.headers, "content-type": upload.type };
    const raw = await requestData({ ...call, timeout, headers, upload }, hasId, (init) =>
      // A cast: the upload takes the place of the body.
      client.POST("/indexes/tasks", { ...init, body: {} as never }),
    );
    return { id: readId(raw), raw };
  };

  const list: LegacyTasks["list"] = async function* (query = {}, call = {}) {
    checkObject("query", query);
    for (let page = query.page ?? 1; ; page++) {
      const params = { query: { ...query, page } };
      const body = await requestData(call, hasIds, (init) =>
        client.GET("/indexes/tasks", { ...init, params }),
      );
      const found = findTasks(body);
      for (const raw of found) yield tasks.view(raw, readId(raw));
      if (found.length === 0 || page >= (toNumber(body.page_info?.total_page) ?? 0)) return;
    }
  };

  const videoId: LegacyTasks["videoId"] = async (id, call = {}) => {
    checkTaskId(id);
    const params = { path: { "task-id": id } };
    const isComplete = (found: { exist?: unknown }) => !found.exist || hasId(found);
    const video = await requestData(call, isComplete, (init) =>
      client.GET("/indexes/tasks/{task-id}/video-id", { ...init, params }),
    );
    return video.exist ? readId(video) : undefined;
  };

  return { api, client, tasks: { ...tasks, create, list, videoId } };
};
