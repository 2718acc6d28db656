export * from "./common-exports.ts";
export {
  createTasks,
  type GetOptions,
  type TaskIn,
  type TaskSource,
  type TasksOptions,
} from "./create-tasks.ts";
export {
  defineTasks,
  type PathTasks,
  type TaskClient,
  type TasksDefinition,
} from "./define-tasks.ts";
export type { Auth } from "./http/auth.ts";
export { isNetworkFailure } from "./shared/network-failure.ts";
export type { States, TaskReader } from "./wait/task-reader.ts";
export type { TaskPath, TaskResponse } from "./task-path.ts";
