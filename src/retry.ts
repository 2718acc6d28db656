import type { ApiError } from "./errors.ts";
import type { CallOptions, RetryOptions } from "./options.ts";

export interface Limits extends Required<RetryOptions> {
  timeout: number;
}

const readRetry = (retry: CallOptions["retry"]): RetryOptions | undefined =>
  typeof retry == "number" ? { limit: retry } : retry;

type Sending = Pick<CallOptions, "timeout" | "retry">;

/** What a call says wins over what the client says. */
export const readLimits = (client: Sending, call: Sending): Limits => ({
  limit: 2,
  minDelay: 300,
  maxDelay: 8_000,
  maxRetryAfter: 60_000,
  ...readRetry(client.retry),
  ...readRetry(call.retry),
  timeout: call.timeout ?? client.timeout ?? 30_000,
});

/** The pause before another attempt, in milliseconds; throws an error that none can cure. */
export const endure = (
  error: unknown,
  limits: Limits,
  failures: number,
  isLag?: boolean,
): number => {
  const { retryable, retryAfter = 0 } = Object(error) as Partial<ApiError>;
  if (!(retryable || isLag) || retryAfter > limits.maxRetryAfter) throw error;
  // Doubles with each failure; the random part keeps clients that failed together apart.
  const pause = Math.min(limits.maxDelay, limits.minDelay * 2 ** (failures - 1));
  return retryAfter || pause * (1 - Math.random() / 2);
};

/** The pause that a server asks for, in milliseconds; `inBody` is in seconds. */
export const readRetryAfter = (headers: Headers, inBody: unknown): number | undefined => {
  // Seconds or a date; whatever else a body holds becomes NaN, which counts as nothing.
  const asked = (headers.get("retry-after") ?? inBody) as string;
  // TwelveLabs sends no Retry-After but the end of the window, in epoch seconds.
  const isSpent = headers.get("x-ratelimit-remaining") == "0";
  const reset = isSpent ? +headers.get("x-ratelimit-reset")! * 1000 : 0;
  return Math.max(0, +asked * 1000 || (Date.parse(asked) || reset) - Date.now()) || undefined;
};
