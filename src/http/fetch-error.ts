import { ConnectionError, VideoTasksError } from "../errors.ts";
import { toText } from "../shared/json-values.ts";
import { isNetworkFailure } from "../shared/network-failure.ts";
import { readThrown, readThrownText } from "../shared/thrown.ts";
import type { Redact } from "./key-pattern.ts";

/** The rest of a longer chain is dropped: an error may be its own cause. */
const LONGEST_CHAIN = 5;

/** Node adds a code to its errors. */
interface PlatformError extends Error {
  code?: string;
}

/**
 * A copy of an error with the fields that are known. Other fields may hold the key: Node keeps the
 * bytes of a response that is not HTTP, and the errors of other libraries keep the whole request.
 */
const copyError = (error: unknown, redact: Redact, left = LONGEST_CHAIN): PlatformError => {
  const { name, code, cause } = readThrown(error);
  const copy: PlatformError = new Error(redact(readThrownText(error)));
  if (name) copy.name = redact(toText(name) ?? "");
  if (code) copy.code = redact(toText(code) ?? "");
  if (cause && left > 0) copy.cause = copyError(cause, redact, left - 1);
  return copy;
};

/** An error and its causes in one text: Node says "fetch failed" and the useful part is the cause. */
const describeError = (error: unknown): string => {
  const { cause } = readThrown(error);
  return cause ? `${String(error)}: ${describeError(cause)}` : String(error);
};

/**
 * The error for a request that got no whole response. `request` is its redacted method and URL. Only
 * failures of the network can be retried: everything else is a mistake in `fetch` or in a test.
 */
export const createFetchError = (
  request: string,
  error: unknown,
  redact: Redact,
): VideoTasksError => {
  const cause = copyError(error, redact);
  const message = `${request}: ${describeError(cause)}`;
  const FetchError = isNetworkFailure(error) ? ConnectionError : VideoTasksError;
  return new FetchError(message, { cause });
};
