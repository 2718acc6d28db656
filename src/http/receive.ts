import { VideoTasksError } from "../errors.ts";
import { createFetchError } from "./fetch-error.ts";
import type { Redact } from "./key-pattern.ts";
import type { ReadResponse } from "./response-error.ts";

/** The default of `maxBodySize`, in bytes. */
const LARGEST_BODY = 64 * 1024 * 1024;
/** How many bytes of an error response are read. Errors keep less of its text. */
const LARGEST_ERROR_BODY = 1024 * 1024;

interface ReceiveOptions {
  /** The method and the URL of the request, for messages. */
  label: string;
  redact: Redact;
  maxBodySize: number | undefined;
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** Whether the server says that the body is short enough. The length of a compressed body says less. */
const isKnownToFit = ({ headers }: Response, limit: number): boolean => {
  // The mock of a response may have no headers.
  if (!headers?.has("content-length") || headers.has("content-encoding")) return false;
  return Number(headers.get("content-length")) <= limit;
};

/** Reads a body as text, and stops as soon as it is longer than `limit` bytes. */
const readText = async (response: Response, limit: number) => {
  // React Native has no streams, and nor do simple mocks. `text` throws if the body has been used,
  // and takes less time than a stream.
  if (!response.body?.getReader || response.bodyUsed || isKnownToFit(response, limit)) {
    const text = await response.text();
    return { text, isTooLarge: text.length > limit };
  }
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let size = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return { text: text + decoder.decode(), isTooLarge: false };
    size += value.length;
    text += decoder.decode(value, { stream: true });
    if (size > limit) break;
  }
  // Ends the connection. Not awaited, because it may fail or hang.
  reader.cancel().catch(() => {});
  return { text, isTooLarge: true };
};

/** Sends a request and reads its response. Throws unless the whole response arrives. */
export const receive = async (
  send: () => Promise<Response>,
  { label, redact, maxBodySize = LARGEST_BODY }: ReceiveOptions,
): Promise<ReadResponse> => {
  let response: Response;
  let read: Awaited<ReturnType<typeof readText>>;
  try {
    response = await send();
    read = await readText(response, response.ok ? maxBodySize : LARGEST_ERROR_BODY);
  } catch (error) {
    throw createFetchError(label, error, redact);
  }
  const { ok, status, statusText, url, headers } = response;
  // The beginning of an error response is enough.
  if (ok && read.isTooLarge) {
    const problem = `the response body is larger than ${maxBodySize} bytes (\`maxBodySize\`)`;
    throw new VideoTasksError(`${label}: ${problem}`);
  }
  return { ok, status, statusText, url, headers, text: read.text, body: parseJson(read.text) };
};
