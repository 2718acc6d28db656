import { toDate, toNumber, toText } from "../shared/json-values.ts";
import type { Task, TaskState } from "../task.ts";

/** The state for each status of a vendor. The keys are in lower case. */
export type StatesByStatus = Readonly<Record<string, TaskState>>;

/**
 * The fields of a response that a task view needs. They are unknown on purpose: a vendor may send
 * other types than its pages say, or null.
 */
export interface TaskFields {
  status: unknown;
  /** From 0 to 1. */
  progress?: unknown;
  message?: unknown;
  updatedAt?: unknown;
}

const FINAL_STATES: ReadonlySet<TaskState> = new Set(["succeeded", "failed", "cancelled"]);

/** A number from 0 to 1; `undefined` for other values. Numbers above 1 count as 1. */
const readProgress = (value: unknown): number | undefined => {
  const progress = toNumber(value);
  return progress !== undefined && progress >= 0 ? Math.min(progress, 1) : undefined;
};

/** Makes the function that turns a vendor's response into the view of a task. */
export const createTaskView = <Raw, Status extends string>(
  states: StatesByStatus,
  readFields: (raw: Raw) => TaskFields,
) => {
  // A map, because a status may be a word such as "constructor".
  const stateByStatus = new Map(Object.entries(states));
  return (raw: Raw, id: string): Task<Raw, Status> => {
    const fields = readFields(raw);
    const status = toText(fields.status) ?? "";
    const state = stateByStatus.get(status.toLowerCase()) ?? "unknown";
    return {
      id,
      state,
      // A cast: a vendor may send any string, and an open status type accepts them all.
      status: status as Status,
      done: FINAL_STATES.has(state),
      progress: readProgress(fields.progress),
      // A task that will be tried again may hold the message of the attempt that failed.
      message: state === "failed" ? toText(fields.message) : undefined,
      updatedAt: toDate(fields.updatedAt),
      raw,
    };
  };
};
