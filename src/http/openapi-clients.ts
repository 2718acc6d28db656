import createClient, { type Client } from "openapi-fetch";
import { ApiError } from "../errors.ts";
import type { CallOptions, ClientOptions } from "../options.ts";
import { createApiClient, createApiResponse } from "./api-client.ts";
import type { ApiCall, OutgoingRequest, ThroughApi } from "./attempt.ts";
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

const reportRetryAfter = (headers: Headers | undefined, report: (delay: number) => void): void => {
  // The mock of a response may have no headers.
  if (headers?.has("retry-after")) report(readRetryAfter(headers) ?? 0);
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
    return createApiResponse(response);
  };

  const sendPlainRequest = async (request: OutgoingRequest) => {
    const { headers, body } = await send(request);
    if (request.onRetryAfter) reportRetryAfter(headers, request.onRetryAfter);
    return createPlainResponse(body);
  };

  return {
    api: createApiClient<Paths>(settings, sendPlatformRequest),
    client: createClient<Paths>({
      ...settings,
      // Casts: openapi-fetch uses no more of a request and a response than the plain ones have.
      Request: createPlainRequest as never,
      fetch: sendPlainRequest as never,
    }),
  };
};
