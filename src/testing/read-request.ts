import { isObject } from "../shared/json-values.ts";

/** The facts about a request that decide which task it polls. */
export interface ReadRequest {
  method: string;
  url: URL;
  /** An empty text if the request has no id. */
  id: string;
  signal: AbortSignal | undefined;
}

/** The base of relative URLs. Node has no page that they could be relative to. */
const BASE_URL = "http://localhost";

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const lastPathPart = ({ pathname }: URL): string => decode(pathname.split("/").at(-1) ?? "");

/** The first argument of `fetch`. */
type FetchInput = string | URL | Request;

const isRequest = (input: FetchInput): input is Request => isObject(input) && "method" in input;

const readUrl = (input: FetchInput): URL =>
  new URL(isRequest(input) ? input.url : String(input), BASE_URL);

/** The arguments of `fetch` as one object, without the signal: `Request` refuses those of polyfills. */
export const toRequest = (input: FetchInput, init: RequestInit): Request =>
  new Request(isRequest(input) ? input : readUrl(input), { ...init, signal: null });

/** Reads the arguments of `fetch`. */
export const readRequest = (
  input: FetchInput,
  init: RequestInit,
  findId: (url: URL) => string | null | undefined = lastPathPart,
): ReadRequest => {
  const request = isRequest(input) ? input : undefined;
  const url = readUrl(input);
  return {
    method: (init.method ?? request?.method ?? "GET").toUpperCase(),
    url,
    id: findId(url) ?? "",
    signal: init.signal ?? request?.signal ?? undefined,
  };
};
