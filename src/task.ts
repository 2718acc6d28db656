/**
 * Where a task is in its life. `action_required` is a task that waits for you, for example for your
 * approval. `unknown` is a status that no page of the vendor documents.
 */
export type TaskState =
  "pending" | "running" | "action_required" | "succeeded" | "failed" | "cancelled" | "unknown";

/** One view of a task for all vendors. */
export interface Task<Raw = unknown, Status extends string = string> {
  /** The id that the task was requested with. */
  readonly id: string;
  /** The status in the words that all vendors share. */
  readonly state: TaskState;
  /** The vendor's own word for the status; an empty string if the response has no status. */
  readonly status: Status;
  /** Whether the task has ended: succeeded, failed or cancelled. */
  readonly done: boolean;
  /** From 0 to 1, if the vendor sends it. It may go backwards. */
  readonly progress?: number | undefined;
  /** Why the task failed, if the vendor says so. Only set when `state` is `failed`. */
  readonly message?: string | undefined;
  /** When the vendor last updated the task, if it says so. */
  readonly updatedAt?: Date | undefined;
  /** The vendor's response as it came, except that `***` replaces the API key. */
  readonly raw: Raw;
}

/** A type whose known words complete in an editor, and that accepts any other string. */
export type OpenStatus<Known extends string> = Known | (string & {});
