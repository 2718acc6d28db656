export * from "./errors.ts";
export type * from "./options.ts";
export type { Settled } from "./wait/wait-all.ts";
export type { OpenStatus, Task, TaskState } from "./task.ts";
export type { Succeeded, Tasks } from "./wait/tasks.ts";
