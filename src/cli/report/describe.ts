import { ApiError, InvalidResponseError, TimeoutError } from "../../errors.ts";
import type { Task } from "../../task.ts";
import { isTaskError, type Result } from "../outcome.ts";
import { printable } from "../printable.ts";

/** The common state of a task, with a note, or with the vendor's word if it is another one. */
export const describeStatus = (task: Task | undefined, note = ""): string => {
  if (!task) return note;
  const detail = note === "" ? printable(task.status) : note;
  return detail === "" || detail.toLowerCase() === task.state
    ? task.state
    : `${task.state} (${detail})`;
};

export const describePercentage = ({ progress }: Task): string =>
  progress === undefined ? "" : `${Math.floor(progress * 100)}%`;

/** The message of an error as one line. */
export const describeError = (error: unknown): string => {
  return printable(error instanceof Error ? error.message : String(error));
};

const describeFailure = ({ state, message, status }: Task): string =>
  state === "action_required" ? "it waits for you" : printable(message ?? status);

/** Why a task has not succeeded, as one line; an empty text if it has, or if it is still open. */
export const describeProblem = ({ task, error }: Result): string => {
  if (isTaskError(error)) return describeFailure(error.task);
  if (error !== undefined) return describeError(error);
  return task?.done && task.state !== "succeeded" ? describeFailure(task) : "";
};

/** Why a poll failed, in a few words; an empty text if it did not. */
export const describeFailedPoll = (error: unknown): string => {
  if (error === undefined) return "";
  if (error instanceof ApiError) return `HTTP ${error.status}`;
  if (error instanceof InvalidResponseError) return "not JSON";
  return error instanceof TimeoutError ? "no response" : "unreachable";
};
