import type { ClientOptions } from "../options.ts";
import { retry } from "../shared/attempts.ts";
import { isRetryable } from "../shared/backoff.ts";
import { readRetryPolicy } from "../shared/retry-policy.ts";
import { createAttempt, type OutgoingRequest } from "./attempt.ts";
import type { ReadResponse } from "./response-error.ts";
import type { VendorApi } from "./vendor-api.ts";

/** Sends a request, again where that is safe, and returns the response. */
export type Send = (request: OutgoingRequest) => Promise<ReadResponse>;

export const createSend = (options: ClientOptions, vendor: VendorApi): Send => {
  const attempt = createAttempt(options, vendor);
  // Throws if an option of the client is invalid.
  const clientPolicy = readRetryPolicy({}, options);

  return async (request) => {
    const { method, url, signal, timeout, retry: retries, onFailure } = request;
    const isUsual = timeout === undefined && retries === undefined;
    const policy = isUsual ? clientPolicy : readRetryPolicy(request, options);
    return retry(
      {
        label: `${method} ${url}`,
        // Only GET is safe to repeat: vendors have no idempotency keys.
        policy: method === "GET" ? policy : { ...policy, limit: 0 },
        signal,
        isRetryable,
        onFailure,
        onEvent: options.onEvent,
        url,
      },
      attempt(request),
    );
  };
};
