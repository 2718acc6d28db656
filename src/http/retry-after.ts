import { toDate, toNumber } from "../shared/json-values.ts";

const MS_PER_SECOND = 1_000;

/** Milliseconds until a `Retry-After` value: a number of seconds, or a date. */
const parseRetryAfter = (value: unknown): number | undefined => {
  const seconds = toNumber(value);
  if (seconds !== undefined) return seconds * MS_PER_SECOND;
  const date = toDate(value);
  return date && date.getTime() - Date.now();
};

/**
 * Milliseconds until the rate limit resets. TwelveLabs sends no `Retry-After`, but the end of the
 * window in epoch seconds. It matters only once no request is left.
 */
const readRateLimitReset = (headers: Headers): number | undefined => {
  if (headers.get("x-ratelimit-remaining") !== "0") return undefined;
  const reset = toNumber(headers.get("x-ratelimit-reset"));
  return reset && reset * MS_PER_SECOND - Date.now();
};

/**
 * How long the server asks to wait, in milliseconds; `undefined` if it does not ask.
 * `bodyValue` is the value that some error bodies hold in place of the header.
 */
export const readRetryAfter = (headers: Headers, bodyValue: unknown): number | undefined => {
  const retryAfter = parseRetryAfter(headers.get("retry-after") ?? bodyValue);
  const pause = retryAfter ?? readRateLimitReset(headers);
  return pause && pause > 0 ? pause : undefined;
};
