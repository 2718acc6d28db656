import type { Client } from "openapi-fetch";
import { connect } from "./http/openapi-clients.ts";
import type { ClientOptions } from "./options.ts";
import type { LivepeerPaths, LivepeerTask } from "./vendor-types/livepeer.ts";
import { createView, type OpenStatus, type TaskState } from "./task.ts";
import { createTasks, type Tasks } from "./wait/tasks.ts";

export * from "./common-exports.ts";
export * from "./vendor-types/livepeer.ts";

const states = {
  pending: "pending",
  waiting: "pending",
  running: "running",
  completed: "succeeded",
  failed: "failed",
  cancelled: "cancelled",
  canceled: "cancelled",
} as const satisfies Record<string, TaskState>;

export type LivepeerStatus = OpenStatus<keyof typeof states>;

export interface Livepeer {
  tasks: Tasks<LivepeerTask, LivepeerStatus>;
  /** openapi-fetch, for every documented path. */
  api: Client<LivepeerPaths>;
}

export const createLivepeer = (options: ClientOptions = {}): Livepeer => {
  const { api, client } = connect<LivepeerPaths>(options, {
    baseUrl: "https://livepeer.studio/api",
    env: "LIVEPEER_API_KEY",
    header: (key) => ["authorization", `Bearer ${key}`],
  });
  return {
    api,
    tasks: createTasks(
      options,
      createView<LivepeerTask, LivepeerStatus>(states, ({ status }) => ({
        status: status?.phase,
        // What is no number is NaN, whatever the type says.
        progress: parseFloat(`${status?.progress}`),
        // A task that goes back to `waiting` keeps the message of the attempt that failed.
        message: status?.errorMessage,
        updatedAt: status?.updatedAt,
      })),
      (taskId, call) => client.GET("/task/{taskId}", { ...call, params: { path: { taskId } } }),
    ),
  };
};
