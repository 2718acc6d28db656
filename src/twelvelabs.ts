import type { Client } from "openapi-fetch";
import { connect } from "./http/openapi-clients.ts";
import type { ClientOptions } from "./options.ts";
import type {
  EmbeddingTask,
  TwelveLabsPaths,
  VideoIndexingTask,
} from "./vendor-types/twelvelabs.ts";
import { createView, type OpenStatus, type Reading, type TaskState } from "./task.ts";
import { createTasks, type Tasks } from "./wait/tasks.ts";

export * from "./common-exports.ts";
export * from "./vendor-types/twelvelabs.ts";

// The words of "The task object"; `processing` is the embedding page's.
const states = {
  uploading: "pending",
  validating: "pending",
  pending: "pending",
  queued: "pending",
  indexing: "running",
  processing: "running",
  ready: "succeeded",
  failed: "failed",
} as const satisfies Record<string, TaskState>;

type Word = keyof typeof states;
export type VideoIndexingStatus = OpenStatus<Exclude<Word, "processing">>;
export type EmbeddingStatus = OpenStatus<Exclude<Word, "uploading" | "validating" | "indexing">>;

const read = (raw: VideoIndexingTask | EmbeddingTask): Reading => ({
  status: raw.status,
  // Newer answers of embedding tasks say why one failed; the page does not know the field.
  message: (raw as { error?: { message?: string } | null }).error?.message,
  updatedAt: raw.updated_at,
});

export interface TwelveLabs {
  tasks: Tasks<VideoIndexingTask, VideoIndexingStatus>;
  embedTasks: Tasks<EmbeddingTask, EmbeddingStatus>;
  /** openapi-fetch, for every documented path. */
  api: Client<TwelveLabsPaths>;
}

export const createTwelveLabs = (options: ClientOptions = {}): TwelveLabs => {
  const { api, client } = connect<TwelveLabsPaths>(options, {
    baseUrl: "https://api.twelvelabs.io/v1.3",
    env: "TWELVE_LABS_API_KEY",
    header: (key) => ["x-api-key", key],
  });
  return {
    api,
    tasks: createTasks(
      options,
      createView<VideoIndexingTask, VideoIndexingStatus>(states, read),
      (task_id, call) => client.GET("/tasks/{task_id}", { ...call, params: { path: { task_id } } }),
    ),
    embedTasks: createTasks(
      options,
      createView<EmbeddingTask, EmbeddingStatus>(states, read),
      (task_id, call) =>
        client.GET("/embed-v2/tasks/{task_id}", {
          ...call,
          params: { path: { task_id } },
        }),
    ),
  };
};
