import createClient, { type Client, type ClientOptions as ClientSettings } from "openapi-fetch";
import { ApiError } from "../errors.ts";
import type { CallOptions, ClientOptions } from "../options.ts";
import { isObject, toObject } from "../shared/json-values.ts";
import type { ApiCall, OutgoingRequest, ThroughApi } from "./attempt.ts";
import { readBaseUrl } from "./base-url.ts";
import type { ReadResponse } from "./response-error.ts";
import { readRetryAfter } from "./retry-after.ts";
import { createSend } from "./send.ts";
import type { VendorApi } from "./vendor-api.ts";

/** Two openapi-fetch clients over the same key, retries and timeouts. */
export interface OpenApiClients<Paths extends {}> {
  /** Returns error responses as `error`, for callers. Its middleware affects no other call. */
  api: Client<Paths>;
  /** Throws every error, for the code of this package. */
  client: Client<Paths>;
}

/** The options of a call in the form that the types of openapi-fetch accept. */
export interface OpenApiCallOptions {
  signal: AbortSignal;
  headers: Record<string, string>;
}

/** Sends a request through `client` with the options of a call, and returns the data. */
export const requestData = async <Data>(
  call: CallOptions | undefined,
  request: (options: OpenApiCallOptions) => Promise<{ data?: Data }>,
): Promise<Data> => {
  // A cast: openapi-fetch takes `undefined` as not given and hands unknown options to the request,
  // but its types say neither.
  const { data } = await request((call ?? {}) as OpenApiCallOptions);
  // A cast: `client` throws if there is no data.
  return data as Data;
};

/**
 * Takes the place of `new Request(url, init)` in `coreFetch` of openapi-fetch (src/index.js), which
 * only hands it to `fetch`. A real `Request` costs more than the rest of openapi-fetch.
 */
function createPlainRequest(url: string, init: OutgoingRequest): OutgoingRequest {
  return { ...init, url };
}

/**
 * Takes the place of a `Response` in `coreFetch` of openapi-fetch (src/index.js), which reads `ok`,
 * then the header `Content-Length`. A length makes it call `json()` instead of parsing a text, so
 * the body that is parsed already is not parsed again.
 */
const createPlainResponse = (body: unknown) => ({
  ok: true,
  headers: { get: () => "1" },
  json: () => body,
});

/**
 * The `Response` that `api` returns. Its properties are defined, because the constructor refuses
 * some statuses and knows no URL.
 */
const createResponse = (read: ReadResponse): Response => {
  const { ok, status, statusText, url, headers, text } = read;
  // An empty text must become null: no other body is allowed with status 204.
  const response = new Response(text || null, { headers });
  const fields = { ok, status, statusText, url, clone: () => createResponse(read) };
  for (const [name, value] of Object.entries(fields)) {
    Object.defineProperty(response, name, { value });
  }
  return response;
};

/** openapi-fetch, whose calls are sent by `send` with all their options, also with their own `fetch`. */
const createApi = <Paths extends {}>(
  settings: ClientSettings,
  send: (request: Request, call: ApiCall) => Promise<Response>,
): Client<Paths> => {
  const api = createClient<Paths>({ ...settings, fetch: (request) => send(request, {}) });
  // All but `use` and `eject` are calls. Their last argument holds the options.
  const { use, eject, ...calls } = api;
  // A cast: the keys are those of the object that was spread.
  for (const name of Object.keys(calls) as (keyof typeof calls)[]) {
    // Casts: the calls differ in their types, but all of them pass their arguments on.
    const call = api[name] as (...all: unknown[]) => unknown;
    const wrapped = (...all: unknown[]) => {
      const init = toObject(all.at(-1)) as ApiCall;
      const texts = all.filter((argument) => !isObject(argument));
      const fetch = (request: Request) => send(request, init);
      // Without the signal, because `Request` refuses the signals of polyfills.
      return call(...texts, { ...init, fetch, signal: undefined });
    };
    api[name] = wrapped as never;
  }
  return api;
};

export const createOpenApiClients = <Paths extends {}>(
  options: ClientOptions,
  vendor: VendorApi,
): OpenApiClients<Paths> => {
  const send = createSend(options, vendor);
  const settings = {
    baseUrl: readBaseUrl(options.baseUrl ?? vendor.baseUrl),
    headers: options.headers ?? {},
  };

  const sendPlatformRequest = async (request: Request, call: ApiCall) => {
    const { method, url } = request;
    const hasBody = method !== "GET" && method !== "HEAD";
    const throughApi: ThroughApi = { call };
    const response = await send({
      method,
      url,
      // A copy, so that middleware does not see the key.
      headers: new Headers(request.headers),
      body: hasBody ? await request.arrayBuffer() : null,
      signal: call.signal ?? undefined,
      timeout: call.timeout,
      retry: call.retry,
      throughApi,
    }).catch((error: unknown) => {
      // Redirects are thrown: openapi-fetch would hand them over as error responses.
      const isErrorStatus = error instanceof ApiError && error.status >= 400;
      if (isErrorStatus && throughApi.response) return throughApi.response;
      throw error;
    });
    return createResponse(response);
  };

  const sendPlainRequest = async (request: OutgoingRequest) => {
    const { headers, body } = await send(request);
    // The mock of a response may have no headers.
    const pause = headers?.has("retry-after") ? readRetryAfter(headers) : undefined;
    if (pause) request.onRetryAfter?.(pause);
    return createPlainResponse(body);
  };

  return {
    api: createApi<Paths>(settings, sendPlatformRequest),
    client: createClient<Paths>({
      ...settings,
      // Casts: openapi-fetch uses no more of a request and a response than the plain ones have.
      Request: createPlainRequest as never,
      fetch: sendPlainRequest as never,
    }),
  };
};
