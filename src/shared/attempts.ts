import { TimeoutError } from "../errors.ts";
import type { PollOptions } from "../options.ts";
import { retryPause } from "./backoff.ts";
import type { RetryPolicy } from "./retry-policy.ts";
import { abortable, sleep, startTimer } from "./timers.ts";

/** Does the work once. Its signal aborts when the attempt has ended, also because its time is over. */
export type Attempt<T> = (signal: AbortSignal, number: number) => Promise<T>;

/** The facts about a retry. */
interface Retry {
  /** The number of the attempt that failed. */
  attempt: number;
  /** Milliseconds until the next attempt. */
  delay: number;
  /** Why the attempt failed. */
  error: unknown;
}

interface AttemptOptions {
  /** Returns the method and the URL of the request, or another name for messages. */
  readLabel: () => string;
  policy: RetryPolicy;
  signal: AbortSignal | undefined;
  isRetryable: (error: unknown) => boolean;
  onFailure?: PollOptions["onFailure"];
  /** Called before the pause of each retry. */
  onRetry?: (retry: Retry) => void;
}

/** The timeout covers everything that an attempt does, even if it ignores its signal. */
const attemptInTime = async <T>(
  { readLabel, policy, signal }: AttemptOptions,
  number: number,
  attempt: Attempt<T>,
): Promise<T> => {
  const controller = new AbortController();
  try {
    return await abortable<T>(signal, (resolve, reject) => {
      attempt(controller.signal, number).then(resolve, reject);
      const problem = `no response after ${Math.round(policy.timeout)} ms`;
      return startTimer(
        () => reject(new TimeoutError(`${readLabel()}: ${problem}`)),
        policy.timeout,
      );
    });
  } catch (error) {
    // Stops the work if it is still running.
    controller.abort(error);
    throw error;
  }
};

/** Attempts the work, and again after a pause if it failed and the policy allows it. */
export const retry = async <T>(options: AttemptOptions, attempt: Attempt<T>): Promise<T> => {
  const { policy, signal, isRetryable, onFailure, onRetry } = options;
  for (let number = 1; ; number++) {
    try {
      return await attemptInTime(options, number, attempt);
    } catch (error) {
      onFailure?.(error);
      if (number > policy.limit || !isRetryable(error)) throw error;
      const delay = retryPause(error, number, policy);
      onRetry?.({ attempt: number, delay, error });
      await sleep(delay, signal);
    }
  }
};
