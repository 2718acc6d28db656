import { defineTasks } from "./define-tasks.ts";
import type { OpenApiClients } from "./http/connect.ts";
import type { ClientOptions } from "./options.ts";
import type { OpenStatus, TaskState } from "./task.ts";
import type { LivepeerPaths, LivepeerTask } from "./vendor-types/livepeer.ts";
import type { Tasks } from "./wait/tasks.ts";

export * from "./common-exports.ts";
export * from "./vendor-types/livepeer.ts";

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
export interface Livepeer extends OpenApiClients<LivepeerPaths> {
  /** Tasks: transcodes, imports, exports and clips. */
  readonly tasks: Tasks<LivepeerTask, LivepeerStatus>;
}

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
export const createLivepeer: (options?: ClientOptions) => Livepeer = defineTasks<LivepeerPaths>()({
  baseUrl: "https://livepeer.studio/api",
  auth: { env: "LIVEPEER_API_KEY" },
  tasks: {
    tasks: {
      get: "/task/{taskId}",
      status: ({ status }) => status?.phase,
      states: STATES,
      progress: ({ status }) => status?.progress,
      // After a failed attempt a task waits for the next one and keeps the error message.
      message: ({ status }) => status?.errorMessage,
      updatedAt: ({ status }) => status?.updatedAt,
    },
  },
});
