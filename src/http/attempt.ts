import { VideoTasksError } from "../errors.ts";
import type { CallOptions, ClientOptions, PollOptions } from "../options.ts";
import type { Attempt } from "../shared/attempts.ts";
import { isObject, isRecord } from "../shared/json-values.ts";
import { isNetworkFailure } from "../shared/network-failure.ts";
import { checkNumber } from "../shared/numbers.ts";
import { throwIfAborted } from "../shared/on-abort.ts";
import { readApiKey } from "./api-key.ts";
import { setAuthHeader } from "./auth.ts";
import { createFetchError } from "./fetch-error.ts";
import { readFreshInit } from "./fresh-requests.ts";
import { redactAll, type KnownKeys } from "./known-keys.ts";
import { LARGEST_BODY, receive } from "./receive.ts";
import { redactBody, redactHead } from "./redact-key.ts";
import { createResponseError, type ReadResponse } from "./response-error.ts";
import type { VendorApi } from "./vendor-api.ts";

/** A request before the API key is added, and how to send it. */
export interface OutgoingRequest extends Pick<
  PollOptions,
  "signal" | "timeout" | "retry" | "isPoll" | "onFailure"
> {
  method: string;
  url: string;
  headers: Headers;
  /** Reads the body, which may be a stream that never ends. */
  readBody?: (() => Promise<NonNullable<RequestInit["body"]> | null>) | undefined;
  /** Set if the request was made through `api`. */
  throughApi?: ThroughApi | undefined;
}

/** The options of a call through `api`, beyond those of this package. */
export interface ApiCall extends RequestInit, Pick<CallOptions, "timeout" | "retry"> {
  /** Sends this call in place of the client's `fetch`. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** The body in place of that of openapi-fetch, which would read a file into memory. */
  upload?: Blob | undefined;
  /** Refuses a response that is not a JSON object, or that this function returns false for. */
  isComplete?: ((body: object) => boolean) | undefined;
}

/** A call through `api`, and the last response to it, which may be an error. */
export interface ThroughApi {
  call: ApiCall;
  response?: ReadResponse;
}

/** Sends a request once. Throws unless the response is a success with a usable body. */
type SendOnce = (request: OutgoingRequest) => Attempt<ReadResponse>;

/** A task is a JSON object. A response through `api` may also be a list, or empty. */
const isUsable = ({ body, text }: ReadResponse, throughApi: ThroughApi | undefined): boolean => {
  const isComplete = throughApi ? throughApi.call.isComplete : () => true;
  return isComplete ? isRecord(body) && isComplete(body) : isObject(body) || text === "";
};

/** Hands the URL and the options over: a `Request` of another copy of `fetch` would be refused. */
const sendRequest = async (
  { method, url, headers, readBody, isPoll, throughApi }: OutgoingRequest,
  signal: AbortSignal,
  clientFetch: ClientOptions["fetch"],
): Promise<Response> => {
  const body = readBody ? await readBody() : null;
  // The attempt may have ended while the body was read.
  throwIfAborted(signal);
  const call = throughApi?.call;
  // A poll that a cache responds to would see no change.
  const options = isPoll ? readFreshInit() : call;
  const init = { ...options, method, headers, body, signal, redirect: "manual" } as const;
  // openapi-fetch gives a `fetch` of one call nothing but a request.
  if (call?.fetch) return call.fetch(new Request(url, init));
  const send = clientFetch ?? fetch;
  return send(url, init);
};

export const createAttempt = (
  options: ClientOptions,
  { auth }: VendorApi,
  knownKeys: KnownKeys,
): SendOnce => {
  const { maxBodySize = LARGEST_BODY, onEvent } = options;
  checkNumber("maxBodySize", maxBodySize, 0);

  /** A key function may ask a server, whose connection may fail. */
  const readKey = async (request: string): Promise<string> => {
    try {
      return auth ? await readApiKey(options.apiKey, auth.env) : "";
    } catch (error) {
      if (!isNetworkFailure(error)) throw error;
      const { redact } = knownKeys;
      throw createFetchError(redact(`${request}: failed to read the API key`), error, redact);
    }
  };

  return (request) => async (signal, number) => {
    const { method, url, headers, throughApi } = request;
    const key = await readKey(`${method} ${url}`);
    // The attempt may have ended while the key was read.
    throwIfAborted(signal);
    const keys = knownKeys.use(key);
    const redact = redactAll(keys);
    const label = redact(`${method} ${url}`);
    // Not before the key is known: the URL may hold it.
    onEvent?.({ type: "attempt", url: redact(url), attempt: number });
    throwIfAborted(request.signal);
    try {
      if (auth && key) setAuthHeader(headers, auth, key);
      const response = await sendRequest(request, signal, options.fetch);
      const read = await receive(response, label, maxBodySize);
      // Platforms put the URL together when it is read, and only callers of `api` see it.
      if (throughApi) read.url = response.url ?? "";
      const isGood = read.ok && isUsable(read, throughApi);
      const redactRead = isGood ? redactAll(keys.filter(({ isSecret }) => isSecret)) : redact;
      // Only callers of `api` see the headers of a good response.
      if (!isGood || throughApi) redactHead(read, redactRead);
      redactBody(read, redactRead);
      if (throughApi) throughApi.response = read;
      if (isGood) return read;
      throw createResponseError(label, read, number);
    } catch (error) {
      throw error instanceof VideoTasksError ? error : createFetchError(label, error, redact);
    }
  };
};
