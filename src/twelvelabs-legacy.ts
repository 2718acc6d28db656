import type { Client } from "openapi-fetch";
import { connect, type CallInit } from "./http/openapi-clients.ts";
import { checkId } from "./wait/task-id.ts";
import { createUpload, type LegacyCreate } from "./twelvelabs-legacy-upload.ts";
import type { CallOptions, ClientOptions } from "./options.ts";
import type {
  LegacyListQuery,
  LegacyPaths,
  LegacyTask,
  LegacyTaskCreated,
} from "./vendor-types/twelvelabs-legacy.ts";
import { createView, type OpenStatus, type Task, type TaskState } from "./task.ts";
import { createTasks, type Tasks } from "./wait/tasks.ts";

export * from "./common-exports.ts";
export type { LegacyCreate } from "./twelvelabs-legacy-upload.ts";
export * from "./vendor-types/twelvelabs-legacy.ts";

const states = {
  validating: "pending",
  pending: "pending",
  indexing: "running",
  ready: "succeeded",
  failed: "failed",
  "broken video file": "failed",
} as const satisfies Record<string, TaskState>;

export type LegacyStatus = OpenStatus<keyof typeof states>;

export interface LegacyTasks extends Tasks<LegacyTask, LegacyStatus> {
  /** Uploads a video, or names one, and starts its task; it is never sent twice. */
  create(video: LegacyCreate, call?: CallOptions): Promise<{ id: string; raw: LegacyTaskCreated }>;
  /** Every task that the query finds, over all pages from `query.page` on. */
  list(query?: LegacyListQuery, call?: CallOptions): AsyncIterable<Task<LegacyTask, LegacyStatus>>;
  /** The id of the finished video; `undefined` until it is ready. */
  videoId(id: string, call?: CallOptions): Promise<string | undefined>;
}

export interface TwelveLabsLegacy {
  tasks: LegacyTasks;
  /** openapi-fetch, for every documented path. */
  api: Client<LegacyPaths>;
}

/** Some answers say how far a task is; the page does not know the field. */
type WithProcess = LegacyTask & { process?: { percentage?: unknown } | null };

const view = createView<LegacyTask, LegacyStatus>(states, (raw) => ({
  status: raw.status,
  // What is no number is NaN, which is no progress.
  progress: parseFloat(`${(raw as WithProcess).process?.percentage}`) / 100,
  updatedAt: raw.updated_at,
}));

export const createTwelveLabsLegacy = (options: ClientOptions = {}): TwelveLabsLegacy => {
  const { api, client } = connect<LegacyPaths>(options, {
    baseUrl: "https://api.twelvelabs.io/v1",
    env: "TWELVE_LABS_API_KEY",
    header: (key) => ["x-api-key", key],
  });
  return {
    api,
    tasks: {
      ...createTasks(options, view, (id, call) =>
        client.GET("/indexes/tasks/{task-id}", {
          ...call,
          params: { path: { "task-id": id } },
        }),
      ),
      async create(video, call) {
        // openapi-fetch sends a FormData as it is; the type knows the fields alone.
        const body = createUpload(video) as never;
        const { data } = await client.POST("/indexes/tasks", {
          // An upload takes its time, which the default for an answer does not know.
          ...({ timeout: video.videoFile && 1_800_000, ...call } as CallInit),
          body,
        });
        // `!`: what gives no data throws.
        return { id: data!._id ?? "", raw: data! };
      },
      async *list(query = {}, call) {
        let page = query.page ?? 1;
        let last: number | undefined;
        do {
          const { data } = await client.GET("/indexes/tasks", {
            ...(call as CallInit),
            params: { query: { ...query, page } },
          });
          const found = data?.data ?? [];
          for (const raw of found) yield view(raw, raw._id ?? "");
          last = found.length ? data?.page_info?.total_page : 0;
          // `!`: where no last page is known, none follows.
        } while (page++ < last!);
      },
      async videoId(id, call) {
        const { data } = await client.GET("/indexes/tasks/{task-id}/video-id", {
          ...(call as CallInit),
          params: { path: { "task-id": checkId(id) } },
        });
        return data?.exist ? data._id : undefined;
      },
    },
  };
};
