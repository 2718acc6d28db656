import { defineTasks } from "./define-tasks.ts";
import type { OpenApiClients } from "./http/connect.ts";
import type { ClientOptions } from "./options.ts";
import type { OpenStatus, TaskState } from "./task.ts";
import type {
  EmbeddingTask,
  TwelveLabsPaths,
  VideoIndexingTask,
} from "./vendor-types/twelvelabs.ts";
import type { Tasks } from "./wait/tasks.ts";

export * from "./common-exports.ts";
export * from "./vendor-types/twelvelabs.ts";

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
export interface TwelveLabs extends OpenApiClients<TwelveLabsPaths> {
  /** Video indexing tasks. */
  readonly tasks: Tasks<VideoIndexingTask, VideoIndexingStatus>;
  /** Video embedding tasks. */
  readonly embedTasks: Tasks<EmbeddingTask, EmbeddingStatus>;
}

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
export const createTwelveLabs: (options?: ClientOptions) => TwelveLabs =
  defineTasks<TwelveLabsPaths>()({
    baseUrl: "https://api.twelvelabs.io/v1.3",
    auth: { env: "TWELVE_LABS_API_KEY", header: "x-api-key" },
    tasks: {
      tasks: {
        get: "/tasks/{task_id}",
        status: (task) => task.status,
        states: STATES,
        // A cast: newer responses say why a task failed, and the page does not know it.
        message: (task) => (task as Pick<EmbeddingTask, "error">).error?.message,
        updatedAt: (task) => task.updated_at,
      },
      embedTasks: {
        get: "/embed-v2/tasks/{task_id}",
        status: (task) => task.status,
        states: STATES,
        message: (task) => task.error?.message,
        updatedAt: (task) => task.updated_at,
      },
    },
  });
