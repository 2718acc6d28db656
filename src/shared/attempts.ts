import { TimeoutError } from "../errors.ts";
import type { ClientOptions, PollOptions } from "../options.ts";
import { retryPause } from "./backoff.ts";
import type { RetryPolicy } from "./retry-policy.ts";
import { abortable, sleep, startTimer } from "./timers.ts";

/** Does the work once. Its signal aborts when the attempt has ended, also because its time is over. */
export type Attempt<T> = (signal: AbortSignal, number: number) => Promise<T>;

interface AttemptOptions {
  /** The method and the URL of the request, or another name for messages. */
  label: string;
  policy: RetryPolicy;
  signal: AbortSignal | undefined;
  isRetryable: (error: unknown) => boolean;
  onFailure?: PollOptions["onFailure"];
  /** Told of the attempts and retries of a request, with its URL. */
  onEvent?: ClientOptions["onEvent"];
  url?: string;
}

/** The timeout covers everything that an attempt does, even if it ignores its signal. */
const attemptInTime = async <T>(
  { label, policy, signal }: AttemptOptions,
  number: number,
  attempt: Attempt<T>,
): Promise<T> => {
  const controller = new AbortController();
  try {
    return await abortable<T>(signal, (resolve, reject) => {
      attempt(controller.signal, number).then(resolve, reject);
      const message = `${label}: no response after ${Math.round(policy.timeout)} ms`;
      return startTimer(() => reject(new TimeoutError(message)), policy.timeout);
    });
  } catch (error) {
    // Stops the work if it is still running.
    controller.abort(error);
    throw error;
  }
};

/** Attempts the work, and again after a pause if it failed and the policy allows it. */
export const retry = async <T>(options: AttemptOptions, attempt: Attempt<T>): Promise<T> => {
  const { policy, signal, isRetryable, onFailure, onEvent, url = "" } = options;
  for (let number = 1; ; number++) {
    onEvent?.({ type: "attempt", url, attempt: number });
    try {
      return await attemptInTime(options, number, attempt);
    } catch (error) {
      onFailure?.(error);
      if (number > policy.limit || !isRetryable(error)) throw error;
      const delay = retryPause(error, number, policy);
      onEvent?.({ type: "retry", url, attempt: number, delay, error });
      await sleep(delay, signal);
    }
  }
};
