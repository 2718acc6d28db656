import { TimeoutError } from "../errors.ts";
import type { ClientOptions } from "../options.ts";
import { isRetryable, retryPause } from "../shared/backoff.ts";
import { readRetryPolicy } from "../shared/retry-policy.ts";
import { abortable, sleep, startTimer } from "../shared/timers.ts";
import { createAttempt, type OutgoingRequest } from "./attempt.ts";
import type { ReadResponse } from "./response-error.ts";
import type { VendorApi } from "./vendor-api.ts";

/** Sends a request, again where that is safe, and returns the response. */
export type Send = (request: OutgoingRequest) => Promise<ReadResponse>;

export const createSend = (options: ClientOptions, vendor: VendorApi): Send => {
  const attemptOnce = createAttempt(options, vendor);
  // Throws if an option of the client is invalid.
  readRetryPolicy({}, options);

  /** The timeout covers the key, the response and its body, even if a `fetch` ignores signals. */
  const attemptInTime = async (request: OutgoingRequest, attempt: number, timeout: number) => {
    const { method, url, signal } = request;
    const controller = new AbortController();
    try {
      return await abortable<ReadResponse>(signal, (resolve, reject) => {
        attemptOnce(request, attempt, controller.signal).then(resolve, reject);
        const message = `${method} ${url}: no response after ${Math.round(timeout)} ms`;
        return startTimer(() => reject(new TimeoutError(message)), timeout);
      });
    } catch (error) {
      // Stops the request if it is still running.
      controller.abort(error);
      throw error;
    }
  };

  return async (request) => {
    const { method, url, signal } = request;
    const policy = readRetryPolicy(request, options);
    // Only GET is safe to repeat: neither vendor has idempotency keys.
    const retries = method === "GET" ? policy.limit : 0;
    for (let attempt = 1; ; attempt++) {
      options.onEvent?.({ type: "attempt", url, attempt });
      try {
        return await attemptInTime(request, attempt, policy.timeout);
      } catch (error) {
        if (attempt > retries || !isRetryable(error)) throw error;
        const delay = retryPause(error, attempt, policy);
        options.onEvent?.({ type: "retry", url, attempt, delay, error });
        await sleep(delay, signal);
      }
    }
  };
};
