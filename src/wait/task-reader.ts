import type { OpenStatus, TaskState } from "../task.ts";

/** The state for each status of a vendor. Case does not matter when a status is looked up. */
export type States<Word extends string = string> = {
  readonly [Name in OpenStatus<Word>]: TaskState;
};

/**
 * How the view of a task is read from a response. A field is absent if its function throws or
 * returns nothing of use.
 */
export interface TaskReader<Raw, Word extends string = string> {
  /** Returns the vendor's own word for the status. */
  status: (raw: Raw) => Word | null | undefined;
  /** The state for each word. Where the type of `status` lists its words, none may be missing. */
  states: States<NoInfer<Word>>;
  /** Returns the progress from 0 to 1. @default no progress */
  progress?: ((raw: Raw) => number | string | null | undefined) | undefined;
  /** Returns why the task failed. @default no message */
  message?: ((raw: Raw) => unknown) | undefined;
  /** Returns when the task was last updated: a date as text, or epoch milliseconds. @default no date */
  updatedAt?: ((raw: Raw) => unknown) | undefined;
}
