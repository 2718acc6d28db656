import type { ClientOptions } from "../options.ts";
import { retry } from "../shared/attempts.ts";
import { isRetryable } from "../shared/backoff.ts";
import { readRetryPolicy } from "../shared/retry-policy.ts";
import { createAttempt, type OutgoingRequest } from "./attempt.ts";
import { createKnownKeys } from "./known-keys.ts";
import type { ReadResponse } from "./response-error.ts";
import type { VendorApi } from "./vendor-api.ts";

/** Sends a request, again where that is safe, and returns the response. */
export type Send = (request: OutgoingRequest) => Promise<ReadResponse>;

export const createSend = (options: ClientOptions, vendor: VendorApi): Send => {
  const keys = createKnownKeys();
  const attempt = createAttempt(options, vendor, keys);
  // Throws if an option of the client is invalid.
  readRetryPolicy({}, options);

  return async (request) => {
    const { method, url, signal, onFailure } = request;
    const policy = readRetryPolicy(request, options);
    return retry(
      {
        readLabel: () => keys.redact(`${method} ${url}`),
        // Only GET is safe to repeat: vendors have no idempotency keys.
        policy: method === "GET" ? policy : { ...policy, limit: 0 },
        signal,
        isRetryable,
        onFailure,
        onRetry: (failed) => options.onEvent?.({ type: "retry", url: keys.redact(url), ...failed }),
      },
      attempt(request),
    );
  };
};
