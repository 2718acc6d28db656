import type { Client } from "openapi-fetch";
import { createOpenApiClients, requestData } from "./http/openapi-clients.ts";
import type { VendorApi } from "./http/vendor-api.ts";
import type { ClientOptions } from "./options.ts";
import type { OpenStatus, TaskState } from "./task.ts";
import type { LivepeerPaths, LivepeerTask } from "./vendor-types/livepeer.ts";
import { createTasks } from "./wait/create-tasks.ts";
import { createPace } from "./wait/pace.ts";
import { createTaskView } from "./wait/task-view.ts";
import type { Tasks } from "./wait/tasks.ts";

export * from "./common-exports.ts";
export * from "./vendor-types/livepeer.ts";

const API: VendorApi = {
  baseUrl: "https://livepeer.studio/api",
  environmentVariable: "LIVEPEER_API_KEY",
  authHeader: (key) => ["authorization", `Bearer ${key}`],
};

const STATES = {
  pending: "pending",
  waiting: "pending",
  running: "running",
  completed: "succeeded",
  failed: "failed",
  cancelled: "cancelled",
  canceled: "cancelled",
} as const satisfies Record<string, TaskState>;

/** A status of a Livepeer task (`status.phase`). The documented words complete in an editor. */
export type LivepeerStatus = OpenStatus<keyof typeof STATES>;

/** The client for the Livepeer API. */
export interface Livepeer {
  /** Tasks: transcodes, imports, exports and clips. */
  tasks: Tasks<LivepeerTask, LivepeerStatus>;
  /** openapi-fetch for every documented path, with the key, retries and timeouts of this client. */
  api: Client<LivepeerPaths>;
}

// After a failed attempt a task waits for the next one and keeps the error message.
const toTask = createTaskView<LivepeerTask, LivepeerStatus>(STATES, ({ status }) => ({
  status: status?.phase,
  progress: status?.progress,
  message: status?.errorMessage,
  updatedAt: status?.updatedAt,
}));

/**
 * Creates a client for the Livepeer API. The key comes from `apiKey` or `LIVEPEER_API_KEY`.
 *
 * @example
 * ```ts
 * const { tasks } = createLivepeer({ apiKey: "…" });
 * const task = await tasks.wait("09F8B46C-61A0-4254-9875-F71F4C605BC7");
 * console.log(task.raw.output);
 * ```
 *
 * @throws VideoTasksError if `baseUrl` or another option is invalid.
 */
export const createLivepeer = (options: ClientOptions = {}): Livepeer => {
  const { api, client } = createOpenApiClients<LivepeerPaths>(options, API);
  const tasks = createTasks(options, {
    get: (taskId, call) =>
      requestData(call, (init) =>
        client.GET("/task/{taskId}", { ...init, params: { path: { taskId } } }),
      ),
    toTask,
    pace: createPace(),
  });
  return { api, tasks };
};
