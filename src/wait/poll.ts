import { ApiError, WaitTimeoutError } from "../errors.ts";
import type { CallOptions, ClientOptions, WaitOptions } from "../options.ts";
import { isRetryable, requestedPause, retryPause } from "../shared/backoff.ts";
import { readRetryPolicy } from "../shared/retry-policy.ts";
import { TIMER_PRECISION } from "../shared/timers.ts";
import type { Task } from "../task.ts";
import type { Pace } from "./pace.ts";

/** How long a 429 without `Retry-After` holds all polls, in milliseconds. */
const RATE_LIMIT_HOLD = 1_000;

/** On these polls a new task may be missing: the server may read from a replica that lags behind. */
const POLLS_THAT_MAY_MISS = 2;

/** Requests a task. */
export type Retrieve<T> = (id: string, call: CallOptions) => Promise<T>;

/** The outcome of a poll. */
export interface PollResult<T> {
  /** The number of the poll; 1 for the first. */
  poll: number;
  /** How long the wait had lasted when the poll began, in milliseconds. */
  waited: number;
  /** The task as this poll saw it, or as the last successful one did. */
  task: T | undefined;
  /** Why this poll failed. */
  error: unknown;
  /** How long the next poll must wait because this one failed, in milliseconds. */
  pause: number;
}

/** The wait that a poll belongs to. */
interface PollContext<T extends Task> {
  client: ClientOptions;
  options: WaitOptions<T>;
  pace: Pace;
}

/**
 * Makes the function that polls a task, given the time that is left in milliseconds. It throws if
 * no time is left, and if a failure is not transient.
 */
export const createPoll = <T extends Task>(
  id: string,
  retrieve: Retrieve<T>,
  { client, options, pace }: PollContext<T>,
): ((timeLeft: number) => Promise<PollResult<T>>) => {
  const { signal, headers } = options;
  const policy = readRetryPolicy(options, client);
  const startedAt = Date.now();
  let poll = 0;
  let failures = 0;
  let task: T | undefined;
  let error: unknown;

  /** Returns the pause that the failure asks for. */
  const handleFailure = () => {
    failures++;
    const status = error instanceof ApiError ? error.status : undefined;
    const hold = requestedPause(error) ?? (status === 429 ? RATE_LIMIT_HOLD : undefined);
    // Also if this wait ends with the error: other waits may share the pace.
    if (hold) pace.hold(hold);
    const isNotFoundYet = status === 404 && !task && poll <= POLLS_THAT_MAY_MISS;
    if (!isRetryable(error) && !isNotFoundYet) throw error;
    return retryPause(error, failures, policy);
  };

  return async (timeLeft) => {
    const waited = Date.now() - startedAt;
    // With less time left, a poll could only hide the error of the one before.
    if (timeLeft <= TIMER_PRECISION) {
      const lastStatus = task ? ` Last status: "${task.status}".` : "";
      const message = `Task ${id} has not ended after ${waited} ms.${lastStatus}`;
      throw new WaitTimeoutError(message, { task, waited, lastError: error });
    }
    poll++;
    let pause = 0;
    try {
      const timeout = Math.min(policy.timeout, timeLeft);
      // No retries: the next poll is the retry.
      task = await retrieve(id, { signal, headers, timeout, retry: 0 });
      failures = 0;
      error = undefined;
    } catch (caught) {
      error = caught;
      pause = handleFailure();
    }
    return { poll, waited, task, error, pause };
  };
};
