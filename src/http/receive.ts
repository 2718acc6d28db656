import { VideoTasksError } from "../errors.ts";
import { checkOption } from "../shared/check-options.ts";
import { toObject, tryOr } from "../shared/json-values.ts";
import type { ReadResponse } from "./response-error.ts";

/** The default of `maxBodySize`, in bytes. */
export const LARGEST_BODY = 64 * 1024 * 1024;
/** How many bytes of an error response are read. Errors keep less of its text. */
const LARGEST_ERROR_BODY = 1024 * 1024;

/** The mock of a response may have no more than these. */
type SomeResponse = Partial<Response> & Pick<Response, "text">;

/** Whether the server says that the body is short enough. The length of a compressed body says less. */
const isKnownToFit = (headers: Headers, limit: number): boolean => {
  const length = headers.get("content-length");
  return length !== null && Number(length) <= limit && !headers.get("content-encoding");
};

/** Reads a body as text, and stops as soon as it is longer than `limit` bytes. */
const readText = async (response: SomeResponse, headers: Headers, limit: number) => {
  // React Native has no streams, and nor do simple mocks. `text` throws if the body has been used,
  // and takes less time than a stream. Even asking for the stream takes time, so it comes last.
  if (isKnownToFit(headers, limit) || response.bodyUsed || !response.body?.getReader) {
    const text = await response.text();
    return { text, size: text.length };
  }
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  while (size <= limit) {
    const { done, value } = await reader.read();
    if (done) return { text: text + decoder.decode(), size };
    size += value.length;
    text += decoder.decode(value, { stream: true });
  }
  // Ends the connection. Not awaited, because it may fail or hang.
  reader.cancel().catch(() => {});
  return { text, size };
};

/**
 * Reads a response as a whole, but not its URL. `label` is its method and URL, for messages. A mock
 * of `fetch` may return something else than a response.
 */
export const receive = async (
  value: unknown,
  label: string,
  maxBodySize: number,
): Promise<ReadResponse> => {
  // A cast: the parts that every response has are checked.
  const response = toObject(value) as unknown as SomeResponse;
  const { status = 200, statusText = "", headers = new Headers() } = response;
  const isResponse = typeof response.text === "function" && typeof headers?.get === "function";
  checkOption("fetch", isResponse, "a function that returns a `Response`");
  const { ok = status >= 200 && status < 300 } = response;
  const limit = ok ? maxBodySize : LARGEST_ERROR_BODY;
  const { text, size } = await readText(response, headers, limit);
  // The beginning of an error response is enough.
  if (ok && size > limit) {
    const problem = `the response body is larger than ${maxBodySize} bytes (\`maxBodySize\`)`;
    throw new VideoTasksError(`${label}: ${problem}`);
  }
  const body = tryOr<unknown, string>(() => JSON.parse(text), text);
  return { ok, status, statusText, url: "", headers, text, body };
};
