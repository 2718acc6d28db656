export {
  ActionRequiredError,
  ApiError,
  ConnectionError,
  InvalidResponseError,
  isVideoTasksError,
  TaskFailedError,
  TimeoutError,
  VideoTasksError,
  WaitTimeoutError,
} from "./errors.ts";
export type {
  CallOptions,
  ClientEvent,
  ClientOptions,
  RetryOptions,
  WaitAllOptions,
  WaitOptions,
} from "./options.ts";
export type { OpenStatus, Task, TaskState } from "./task.ts";
export type { Succeeded, Tasks } from "./wait/tasks.ts";
export type { TaskIds } from "./wait/task-ids.ts";
export type { Settled } from "./wait/wait-all.ts";
