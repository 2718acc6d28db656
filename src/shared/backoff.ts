import { isVideoTasksError, VideoTasksError } from "../errors.ts";
import { toNumber, toObject } from "./json-values.ts";
import type { RetryPolicy } from "./retry-policy.ts";

/** Enough to reach any `maxDelay`, and few enough for the power of two to stay finite. */
const MOST_DOUBLINGS = 30;

/** Whether the same request may succeed later. Errors of other origin are never retried. */
export const isRetryable = (error: unknown): boolean =>
  error instanceof VideoTasksError && error.retryable;

/** The pause that the server asks for, in milliseconds, also in an error of another copy of the package. */
export const readRequestedPause = (error: unknown): number | undefined =>
  isVideoTasksError(error) ? toNumber(toObject(error)["retryAfter"]) : undefined;

/** The pause after so many failures in a row, in milliseconds. It doubles with each failure. */
const backoffPause = (failures: number, { minDelay, maxDelay }: RetryPolicy): number => {
  const doublings = Math.min(failures - 1, MOST_DOUBLINGS);
  const longest = Math.min(maxDelay, minDelay * 2 ** doublings);
  // Jitter: clients that failed at the same moment do not return at the same moment.
  return longest * (1 - Math.random() / 2);
};

/**
 * The pause before the next attempt, in milliseconds. The server's timing wins over the backoff.
 * Throws the error if the server asks for more than `maxRetryAfter`.
 */
export const retryPause = (error: unknown, failures: number, policy: RetryPolicy): number => {
  const requested = readRequestedPause(error);
  if (requested === undefined) return backoffPause(failures, policy);
  if (requested > policy.maxRetryAfter) throw error;
  return requested;
};
