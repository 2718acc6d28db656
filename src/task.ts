import { toText } from "./shared/json-values.ts";

export type TaskState = "pending" | "running" | "succeeded" | "failed" | "cancelled" | "unknown";

/** One view of a task for all vendors. */
export interface Task<Raw = unknown, Status extends string = string> {
  readonly id: string;
  readonly state: TaskState;
  /** The vendor's own word. */
  readonly status: Status;
  /** Whether the task has ended: succeeded, failed or cancelled. */
  readonly done: boolean;
  /** From 0 to 1, where the vendor sends it; it may go backwards. */
  readonly progress?: number | undefined;
  /** Why the task failed, where the vendor says so. */
  readonly message?: string | undefined;
  readonly updatedAt?: Date | undefined;
  /** The vendor's answer as it came; `***` stands where it holds the key. */
  readonly raw: Raw;
}

/** The known words complete in an editor, and any other is accepted. */
export type OpenStatus<Known> = Known | (string & {});

/** What a vendor's answer says, before it is put into one view; any field may have any type. */
export interface Reading {
  status: unknown;
  /** From 0 to 1; NaN where it is no number. */
  progress?: number;
  message?: unknown;
  updatedAt?: unknown;
}

export type States = Readonly<Record<string, TaskState>>;

export const createView =
  <Raw, Status extends string>(states: States, read: (raw: Raw) => Reading) =>
  (raw: Raw, id: string): Task<Raw, Status> => {
    const { status, progress, message, updatedAt } = read(raw);
    const word = toText(status) ?? "";
    // A word such as "constructor" finds something that is no state.
    const found: unknown = states[word.toLowerCase()];
    const state = typeof found == "string" ? (found as TaskState) : "unknown";
    // A string or milliseconds; what is neither becomes an invalid date.
    const date = new Date(updatedAt as string | number);
    return {
      id,
      state,
      // A vendor may send words that no page knows; the type admits every string.
      status: word as Status,
      // Of all states the final ones, and they alone, end so.
      done: /ed$/.test(state),
      // `!`: undefined, like NaN, is not at least 0.
      progress: progress! >= 0 ? Math.min(progress!, 1) : undefined,
      message: state == "failed" ? toText(message) : undefined,
      updatedAt: +date ? date : undefined,
      raw,
    };
  };
