import { toNumber } from "../shared/json-values.ts";

const MS_PER_SECOND = 1_000;

/** A number of seconds, such as `2`, `2.5` or `2s`, also if the header was sent twice: `2, 2`. */
const SECONDS = /^\s*(\d+(?:\.\d+)?) ?s?(?:,|$)/;

/** The length of `Sun, 06 Nov 1994 08:49:37 GMT`. More follows if the header was sent twice. */
const DATE_LENGTH = 29;

/** As a pause, a larger number of seconds would take 30 years, so it is a time since 1970. */
const LONGEST_PAUSE = 1_000_000_000;
/** A larger time since 1970 counts milliseconds. */
const LATEST_SECOND = 1_000_000_000_000;

/** `RateLimit-Reset` is an IETF draft. The others are older and more common. */
const RATE_LIMIT_PREFIXES = ["ratelimit", "x-ratelimit", "x-rate-limit"];

/** The clock of the server in epoch milliseconds, so that a wrong clock on this side does no harm. */
const readServerTime = (headers: Headers): number =>
  Date.parse(headers.get("date") ?? "") || Date.now();

/** Milliseconds until a number of seconds, a time since 1970, or a date. NaN for anything else. */
const parsePause = (value: unknown, serverTime: number): number => {
  const text = String(toNumber(value) ?? value).slice(0, DATE_LENGTH);
  const [, seconds] = SECONDS.exec(text) ?? [];
  if (seconds === undefined) return Date.parse(text) - serverTime;
  const number = Number(seconds);
  const milliseconds = number > LATEST_SECOND ? number : number * MS_PER_SECOND;
  return number > LONGEST_PAUSE ? milliseconds - serverTime : milliseconds;
};

/**
 * The end of the rate limit's window. TwelveLabs sends it in place of `Retry-After`. It matters only
 * once no request is left, which the status 429 says too.
 */
const readRateLimitReset = (headers: Headers, status: number | undefined): string | null => {
  const usual = status === 429 ? "0" : "unknown";
  for (const prefix of RATE_LIMIT_PREFIXES) {
    const reset = headers.get(`${prefix}-reset`);
    const remaining = headers.get(`${prefix}-remaining`) ?? usual;
    if (reset && parseFloat(remaining) === 0) return reset;
  }
  return null;
};

/**
 * How long the server asks to wait, in milliseconds; `undefined` if it does not ask.
 * `bodyValue` is the value that some error bodies hold in place of the header.
 */
export const readRetryAfter = (
  headers: Headers,
  bodyValue?: unknown,
  status?: number,
): number | undefined => {
  const serverTime = readServerTime(headers);
  const retryAfter = headers.get("retry-after") ?? headers.get("x-ratelimit-retry-after");
  const asked = parsePause(retryAfter ?? bodyValue, serverTime);
  const reset = readRateLimitReset(headers, status);
  const pause = Number.isNaN(asked) ? parsePause(reset, serverTime) : asked;
  return pause > 0 ? pause : undefined;
};

/**
 * How long a success asks to wait, in milliseconds. Without `Retry-After`, the end of a rate limit's
 * window does not matter.
 */
export const readSuccessPause = (headers: Headers): number =>
  headers.get("retry-after") ? (readRetryAfter(headers) ?? 0) : 0;
