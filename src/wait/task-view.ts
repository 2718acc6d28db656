import {
  checkFunction,
  checkFunctions,
  checkObject,
  checkOption,
} from "../shared/check-options.ts";
import { toDate, toNumber, toText, tryOr } from "../shared/json-values.ts";
import type { Task, TaskState } from "../task.ts";
import type { TaskReader } from "./task-reader.ts";

/** Whether a task in a state has ended. */
const IS_FINAL: Readonly<Record<TaskState, boolean>> = {
  pending: false,
  running: false,
  action_required: false,
  succeeded: true,
  failed: true,
  cancelled: true,
  unknown: false,
};

/** A number from 0 to 1; `undefined` for other values. Numbers above 1 count as 1. */
const readProgress = (value: unknown): number | undefined => {
  const progress = toNumber(value);
  return progress !== undefined && progress >= 0 ? Math.min(progress, 1) : undefined;
};

/** Calls a function that reads a field. Returns `undefined` if it throws: the response may lack a part. */
const readField = <Raw>(raw: Raw, read: ((raw: Raw) => unknown) | undefined): unknown =>
  tryOr(() => read?.(raw), undefined);

/** Makes the function that turns a vendor's response into the view of a task. */
export const createTaskView = <Raw, Status extends string>(reader: TaskReader<Raw>) => {
  const { states, status: readStatus, progress, message, updatedAt } = reader;
  checkFunction("status", readStatus);
  checkFunctions({ progress, message, updatedAt });
  checkObject("states", states);
  // A map, because a status may be a word such as "constructor".
  const stateByStatus = new Map<string, TaskState>();
  for (const [word, state] of Object.entries(states)) {
    // With a misspelled state, a wait would outlast its task.
    const isState = Object.keys(IS_FINAL).includes(state);
    checkOption(`states["${word}"]`, isState, "a state of a task");
    stateByStatus.set(word.toLowerCase(), state);
  }
  return (raw: Raw, id: string): Task<Raw, Status> => {
    const status = toText(readField(raw, readStatus)) ?? "";
    const state = stateByStatus.get(status.toLowerCase()) ?? "unknown";
    const reason = toText(readField(raw, message));
    return {
      id,
      state,
      // A cast: a vendor may send any string, and an open status type accepts them all.
      status: status as Status,
      done: IS_FINAL[state],
      progress: readProgress(readField(raw, progress)),
      // A task that will be tried again may hold the message of the attempt that failed.
      message: state === "failed" && reason !== "" ? reason : undefined,
      updatedAt: toDate(readField(raw, updatedAt)),
      raw,
    };
  };
};
