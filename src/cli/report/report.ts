import type { ClientEvent } from "../../options.ts";
import type { Task } from "../../task.ts";
import type { Result } from "../outcome.ts";

/** The event that the polls of a task have failed for long. */
export type Trouble = Extract<ClientEvent, { type: "trouble" }>;

/** Shows how the tasks of a command get on. */
export interface Report {
  /** An id has been read. */
  start(id: string): void;
  /** A task was seen for the first time, or has changed. */
  update(task: Task): void;
  /** A poll has ended. `error` says why it failed; `undefined` if it succeeded. */
  poll(id: string, error: unknown): void;
  /** The polls of a task have failed for long. */
  trouble(event: Trouble): void;
  /** The work for a task has ended. */
  settle(result: Result): void;
  /** All work has ended. `summary` counts the results; it may be empty. */
  end(summary: string): void;
}

/** The part of a stream that a report writes to. */
export interface Output {
  isTTY?: boolean;
  columns?: number;
  rows?: number;
  /** Whether the terminal shows colors. The variable `NO_COLOR` turns them off. */
  hasColors?(): boolean;
  /** Whether earlier output still waits for the terminal. */
  writableNeedDrain?: boolean;
  write(text: string): unknown;
}
