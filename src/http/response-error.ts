import { ApiError, InvalidResponseError } from "../errors.ts";
import { isRecord, toObject, toText } from "../shared/json-values.ts";
import { readRetryAfter } from "./retry-after.ts";

/** How much of a body is quoted in a message. */
const LONGEST_QUOTE = 200;
/** How much of the vendor's own message is quoted. */
const LONGEST_MESSAGE = 2_000;
/** How much of a text is kept in an error. */
const LONGEST_TEXT = 64 * 1024;

/** Not Modified: the response to a request that names the copy that its sender has. */
const NOT_MODIFIED = 304;

const shorten = (text: string): string =>
  text.length > LONGEST_TEXT
    ? `${text.slice(0, LONGEST_TEXT)}… (shortened from ${text.length} characters)`
    : text;

/** A response whose body has been read. */
export interface ReadResponse {
  ok: boolean;
  status: number;
  statusText: string;
  url: string;
  headers: Headers;
  text: string;
  /** The parsed JSON, or the text if it is not JSON. */
  body: unknown;
}

/** Says why a successful response is not usable. */
const describeFormat = (text: string, body: unknown): string => {
  if (text.trimStart().startsWith("<")) return "HTML or XML, not JSON";
  if (body === text) return "not JSON";
  return isRecord(body) ? "JSON without an id" : "not a JSON object";
};

/** Says what is wrong with a response that is neither a success nor an error. */
const describeStatus = (status: number): string => {
  if (status === NOT_MODIFIED) {
    return "a cache responded (304): bypass it, and send no `if-none-match` or `if-modified-since`";
  }
  // A browser hides the status of a redirect: it is 0.
  const isRedirect = status === 0 || status >= 300;
  return `${isRedirect ? "refused a redirect" : "unexpected status"} (${status})`;
};

/**
 * The error for a response that cannot be used. `request` is its method and URL. The vendors' error
 * bodies are `{ code, message }`, `{ error: { … } }`, `{ error_code, message }` and `{ errors }`.
 */
export const createResponseError = (
  request: string,
  response: ReadResponse,
  attempts: number,
): ApiError | InvalidResponseError => {
  const { status, headers, text: wholeText } = response;
  const text = shorten(wholeText);
  const body = response.body === wholeText ? text : response.body;
  const outer = toObject(body);
  const fields = { ...outer, ...toObject(outer["error"]) };
  const details = toObject(fields["details"]);
  const message = toText(fields["message"] ?? fields["errors"])?.slice(0, LONGEST_MESSAGE);
  const quote = message ?? (text.slice(0, LONGEST_QUOTE) || "(empty body)");
  const evidence = {
    status,
    headers,
    text,
    body,
    code: toText(fields["code"] ?? fields["error_code"]),
    requestId: toText(details["requestId"] ?? headers.get("x-request-id")),
    retryAfter: readRetryAfter(headers, details["retryAfter"], status),
    attempts,
  };
  if (status >= 400) return new ApiError(`${request}: ${status} ${quote}`, evidence);
  if (response.ok) {
    const format = describeFormat(text, body);
    const problem = `the response is ${format} (${status}): ${quote}`;
    return new InvalidResponseError(`${request}: ${problem}`, evidence);
  }
  return new ApiError(`${request}: ${describeStatus(status)}`, evidence);
};
