import createClient, { type Client } from "openapi-fetch";
import { ApiError } from "../errors.ts";
import type { CallOptions, ClientOptions } from "../options.ts";
import type { OutgoingRequest } from "./attempt.ts";
import { readBaseUrl } from "./base-url.ts";
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

export const createOpenApiClients = <Paths extends {}>(
  options: ClientOptions,
  vendor: VendorApi,
): OpenApiClients<Paths> => {
  const send = createSend(options, vendor);
  const settings = {
    baseUrl: readBaseUrl(options.baseUrl ?? vendor.baseUrl),
    headers: options.headers ?? {},
  };

  // The request has the options of its call as properties: openapi-fetch copies them.
  const sendPlatformRequest = async (source: Request & Pick<CallOptions, "timeout" | "retry">) => {
    const { method, url, signal, timeout, retry } = source;
    // A copy, so that middleware does not see the key.
    const headers = new Headers(source.headers);
    const request = { method, url, headers, signal, timeout, retry, source };
    const response = await send(request).catch((error: unknown) => {
      // Redirects are thrown: openapi-fetch would hand them over as error responses.
      // A `Response` cannot have a status of 600 or more.
      const isResponse = error instanceof ApiError && error.status >= 400 && error.status < 600;
      if (isResponse) return error;
      throw error;
    });
    // An empty text must become null: no other body is allowed with status 204.
    return new Response(response.text || null, response);
  };

  const sendPlainRequest = async (request: OutgoingRequest) => {
    const { headers, body } = await send(request);
    // The mock of a response may have no headers.
    const pause = headers?.has("retry-after") ? readRetryAfter(headers) : undefined;
    if (pause) request.onRetryAfter?.(pause);
    return createPlainResponse(body);
  };

  return {
    api: createClient<Paths>({ ...settings, fetch: sendPlatformRequest }),
    client: createClient<Paths>({
      ...settings,
      // Casts: openapi-fetch uses no more of a request and a response than the plain ones have.
      Request: createPlainRequest as never,
      fetch: sendPlainRequest as never,
    }),
  };
};
