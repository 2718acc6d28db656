import type { Client } from "openapi-fetch";
import { createOpenApiClients, requestData } from "./http/openapi-clients.ts";
import type { VendorApi } from "./http/vendor-api.ts";
import type { ClientOptions } from "./options.ts";
import type { OpenStatus, TaskState } from "./task.ts";
import type {
  EmbeddingTask,
  TwelveLabsPaths,
  VideoIndexingTask,
} from "./vendor-types/twelvelabs.ts";
import { createTasks } from "./wait/create-tasks.ts";
import { createPace } from "./wait/pace.ts";
import { createTaskView, type TaskFields } from "./wait/task-view.ts";
import type { Tasks } from "./wait/tasks.ts";

export * from "./common-exports.ts";
export * from "./vendor-types/twelvelabs.ts";

const API: VendorApi = {
  baseUrl: "https://api.twelvelabs.io/v1.3",
  environmentVariable: "TWELVE_LABS_API_KEY",
  authHeader: (key) => ["x-api-key", key],
};

// The words of "The task object". Only the embedding page has `processing`.
const STATES = {
  uploading: "pending",
  validating: "pending",
  pending: "pending",
  queued: "pending",
  indexing: "running",
  processing: "running",
  ready: "succeeded",
  failed: "failed",
} as const satisfies Record<string, TaskState>;

type Word = keyof typeof STATES;

/** A status of a video indexing task. The documented words complete in an editor. */
export type VideoIndexingStatus = OpenStatus<Exclude<Word, "processing">>;

/** A status of an embedding task. The documented words complete in an editor. */
export type EmbeddingStatus = OpenStatus<Exclude<Word, "uploading" | "validating" | "indexing">>;

/** The client for the TwelveLabs API. */
export interface TwelveLabs {
  /** Video indexing tasks. */
  tasks: Tasks<VideoIndexingTask, VideoIndexingStatus>;
  /** Video embedding tasks. */
  embedTasks: Tasks<EmbeddingTask, EmbeddingStatus>;
  /** openapi-fetch for every documented path, with the key, retries and timeouts of this client. */
  api: Client<TwelveLabsPaths>;
}

const readFields = (raw: VideoIndexingTask | EmbeddingTask): TaskFields => ({
  status: raw.status,
  message: "error" in raw ? raw.error?.message : undefined,
  updatedAt: raw.updated_at,
});

/**
 * Creates a client for the TwelveLabs API. The key comes from `apiKey` or `TWELVE_LABS_API_KEY`.
 *
 * @example
 * ```ts
 * const { tasks } = createTwelveLabs({ apiKey: "…" });
 * const task = await tasks.wait("61e1789761c43d6d9b7362f3");
 * console.log(task.raw.video_id);
 * ```
 *
 * @throws VideoTasksError if `baseUrl` or another option is invalid.
 */
export const createTwelveLabs = (options: ClientOptions = {}): TwelveLabs => {
  const { api, client } = createOpenApiClients<TwelveLabsPaths>(options, API);
  // Both kinds of tasks share one quota.
  const pace = createPace();
  const tasks = createTasks(options, {
    get: (task_id, call) =>
      requestData(call, (init) =>
        client.GET("/tasks/{task_id}", { ...init, params: { path: { task_id } } }),
      ),
    toTask: createTaskView<VideoIndexingTask, VideoIndexingStatus>(STATES, readFields),
    pace,
  });
  const embedTasks = createTasks(options, {
    get: (task_id, call) =>
      requestData(call, (init) =>
        client.GET("/embed-v2/tasks/{task_id}", { ...init, params: { path: { task_id } } }),
      ),
    toTask: createTaskView<EmbeddingTask, EmbeddingStatus>(STATES, readFields),
    pace,
  });
  return { api, tasks, embedTasks };
};
