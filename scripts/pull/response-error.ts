import { FetchError } from "./fetched-page.ts";

/** Statuses of a server that is busy. The request can be repeated later. */
const BUSY = new Set([429, 502, 503, 504]);

const DEFAULT_RETRY_AFTER = 1000;

/** The error for a response that is not the page. */
export function toFetchError(response: Response): FetchError {
  const { status, statusText } = response;
  const message = `the server responded with ${status} ${statusText}`.trimEnd();
  if (!BUSY.has(status)) return new FetchError(message, { status });
  const header = response.headers.get("retry-after");
  if (header === null) return new FetchError(message, { status, retryAfter: DEFAULT_RETRY_AFTER });
  const retryAfter = parseRetryAfter(header);
  return new FetchError(`${message} (Retry-After: ${header})`, { status, retryAfter });
}

/** The header contains seconds or a date. Returns milliseconds. */
function parseRetryAfter(header: string): number {
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const wait = Date.parse(header) - Date.now();
  return Number.isNaN(wait) ? DEFAULT_RETRY_AFTER : Math.max(0, wait);
}
