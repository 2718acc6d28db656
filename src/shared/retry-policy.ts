import type { ApiError } from "../errors.ts";
import type { CallOptions, RetryOptions } from "../options.ts";

export interface Limits extends RetryOptions {
  timeout: number;
}

const readRetry = (retry: CallOptions["retry"]): RetryOptions | undefined =>
  typeof retry == "number" ? { limit: retry } : retry;

type Sending = Pick<CallOptions, "timeout" | "retry">;

/** What a call says wins over what the client says. */
export const readLimits = (client: Sending, call: Sending): Limits => ({
  ...readRetry(client.retry),
  ...readRetry(call.retry),
  timeout: call.timeout ?? client.timeout ?? 30_000,
});

/** The pause before another attempt, in milliseconds; throws an error that none can cure. */
export const endure = (
  error: unknown,
  { minDelay = 300, maxDelay = 8_000, maxRetryAfter = 60_000 }: RetryOptions,
  failures: number,
  isNew?: boolean,
): number => {
  const { retryable, status, retryAfter = 0 } = Object(error) as Partial<ApiError>;
  // A replica may lag behind: a new task may be missing at first.
  if (!(retryable || (isNew && status == 404)) || retryAfter > maxRetryAfter) throw error;
  // Doubles with each failure; the random part keeps clients that failed together apart.
  const pause = Math.min(maxDelay, minDelay * 2 ** (failures - 1));
  return retryAfter || pause * (1 - Math.random() / 2);
};
