import { mergeHeaders, type Client } from "openapi-fetch";
import { VideoTasksError } from "../errors.ts";
import type { CallOptions, ClientOptions, Found, PollOptions } from "../options.ts";
import { checkOptions } from "../shared/check-options.ts";
import { createApiClient } from "./api-client.ts";
import { readBaseUrl } from "./base-url.ts";
import { readSuccessPause } from "./retry-after.ts";
import { createSend } from "./send.ts";
import type { VendorApi } from "./vendor-api.ts";

/** Two openapi-fetch clients over the same key, retries and timeouts. */
export interface OpenApiClients<Paths extends {}> {
  /** openapi-fetch for every documented path. Returns error responses as `error`. */
  readonly api: Client<Paths>;
  /** openapi-fetch for every documented path. Throws error responses, as the tasks do. */
  readonly client: Client<Paths>;
}

/** The options of a call in the form that the types of openapi-fetch accept. */
interface ApiCallOptions {
  signal: AbortSignal;
  headers: Record<string, string>;
}

/**
 * Sends a request through a `client` with the options of a call, and returns the data. A response
 * that `isComplete` returns false for is an `InvalidResponseError`.
 */
export const requestData = async <Data>(
  call: CallOptions & { upload?: Blob },
  isComplete: (body: object) => boolean,
  request: (options: ApiCallOptions) => Promise<{ data?: Data }>,
): Promise<Data> => {
  checkOptions(call);
  // A cast: openapi-fetch takes `undefined` as not given and hands unknown options to the request,
  // but its types say neither.
  const { data } = await request({ ...call, isComplete } as unknown as ApiCallOptions);
  // A cast: a `client` throws if there is no data.
  return data as Data;
};

/** The clients for every call, and the request of a task. */
interface Connection<Paths extends {}> extends OpenApiClients<Paths> {
  /** Requests the JSON of a path below the base URL. Throws every error. */
  getJson: (path: string, call: PollOptions) => Promise<Found<unknown>>;
}

/** Throws unless the names and values of headers are valid. The error does not show a value. */
const readHeaders = (...all: (Headers | ClientOptions["headers"])[]): Headers => {
  try {
    return mergeHeaders(...all);
  } catch {
    throw new VideoTasksError("`headers` has an invalid name or value.");
  }
};

export const connect = <Paths extends {}>(
  options: ClientOptions,
  vendor: VendorApi,
): Connection<Paths> => {
  const send = createSend(options, vendor);
  const baseUrl = readBaseUrl(options.baseUrl ?? vendor.baseUrl);
  const headers = readHeaders(vendor.headers, options.headers);
  return {
    api: createApiClient({ baseUrl, headers, throws: false }, send),
    client: createApiClient({ baseUrl, headers, throws: true }, send),
    async getJson(path, call) {
      const response = await send({
        ...call,
        method: "GET",
        url: baseUrl.replace(/\/$/, "") + path,
        // A copy, because the key is added. A plain copy takes less time.
        headers: call.headers ? readHeaders(headers, call.headers) : new Headers(headers),
      });
      return { raw: response.body, pause: readSuccessPause(response.headers) };
    },
  };
};
