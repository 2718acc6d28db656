import { FakeTasksError } from "./fake-tasks-error.ts";

/** One response of a fake task, with all its details. */
export interface FakeResponse {
  /** A status of the vendor, such as "queued", or an HTTP status, such as 503. */
  status: string | number;
  /** From 0 to 1. Only for a status of the vendor. */
  progress?: number | undefined;
  /** Why the task failed. Only for a status of the vendor. */
  message?: string | undefined;
  /**
   * For a status of the vendor: fields to add to the body. For an HTTP status: the whole body. A
   * string is always the whole body, as it is.
   */
  body?: unknown;
  /** Headers to add to the response. */
  headers?: Record<string, string> | undefined;
  /** The seconds that the header `Retry-After` asks for. */
  retryAfter?: number | undefined;
  /** Milliseconds until the response. `Infinity` never responds. @default 0 */
  delay?: number | undefined;
}

/**
 * One poll of a fake task: a status of the vendor, an HTTP status, an error that `fetch` throws, or
 * a response with all its details.
 */
export type FakeStep = string | number | Error | FakeResponse;

const isHttpStatus = (status: unknown): boolean =>
  Number.isInteger(status) && Number(status) >= 200 && Number(status) <= 599;

/** Errors are recognized by their message: a test may run in a realm with an `Error` of its own. */
export const isError = (step: FakeStep): step is Error =>
  typeof step === "object" && (step instanceof Error || !("status" in step)) && "message" in step;

const findProblem = (step: FakeStep): string | undefined => {
  // A cast: JavaScript callers may pass anything.
  if (typeof step !== "object" || (step as unknown) === null) {
    const isValid = typeof step === "string" || isHttpStatus(step);
    return isValid
      ? undefined
      : "is neither a status of the vendor nor an HTTP status (200 to 599)";
  }
  if (isError(step)) return undefined;
  const { status, delay = 0 } = step;
  if (typeof status !== "string" && !isHttpStatus(status)) {
    return "has neither a status of the vendor nor an HTTP status (200 to 599)";
  }
  return delay >= 0 ? undefined : "has a `delay` that is not a number from 0 on";
};

/** Throws an error that names the task and the step if a step cannot be used. */
export const checkSteps = (id: string, steps: readonly FakeStep[]): void => {
  const list: unknown = steps;
  if (!Array.isArray(list) || list.length === 0) {
    throw new FakeTasksError(`The task "${id}" needs an array with at least one step.`);
  }
  for (const [index, step] of steps.entries()) {
    const problem = findProblem(step);
    if (problem) throw new FakeTasksError(`Step ${index + 1} of the task "${id}" ${problem}.`);
  }
};
