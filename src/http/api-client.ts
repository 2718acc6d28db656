import createClient, { type Client } from "openapi-fetch";
import { ApiError } from "../errors.ts";
import { toObject } from "../shared/json-values.ts";
import type { ApiCall, ThroughApi } from "./attempt.ts";
import type { ReadResponse } from "./response-error.ts";
import type { Send } from "./send.ts";

/**
 * The `Response` that calls return. Its properties are defined, because the constructor refuses
 * some statuses and knows no URL.
 */
const createApiResponse = (read: ReadResponse): Response => {
  const { ok, status, statusText, url, headers, text } = read;
  // An empty text must become null: no other body is allowed with status 204.
  const response = new Response(text || null, { headers });
  const fields = { ok, status, statusText, url, clone: () => createApiResponse(read) };
  for (const [name, value] of Object.entries(fields)) {
    Object.defineProperty(response, name, { value });
  }
  return response;
};

/** `FormData` belongs to one copy of `fetch`, so a body is handed over as bytes. */
const readBody = async (request: Request, { upload }: ApiCall) => {
  if (request.method === "GET" || request.method === "HEAD") return null;
  return upload ?? request.arrayBuffer();
};

export interface ApiClientSettings {
  baseUrl: string;
  headers: Headers;
  /** Whether a call rejects if the server responds with an error status. */
  throws: boolean;
}

/** openapi-fetch, whose calls are sent by `send` with all their options, also with their own `fetch`. */
export const createApiClient = <Paths extends {}>(
  { throws, ...settings }: ApiClientSettings,
  send: Send,
): Client<Paths> => {
  const sendRequest = async (request: Request, call: ApiCall) => {
    const throughApi: ThroughApi = { call };
    const response = await send({
      method: request.method,
      url: request.url,
      // A copy, so that middleware does not see the key.
      headers: new Headers(request.headers),
      readBody: () => readBody(request, call),
      signal: call.signal ?? undefined,
      timeout: call.timeout,
      retry: call.retry,
      throughApi,
    }).catch((error: unknown) => {
      // Redirects are thrown: openapi-fetch would hand them over as error responses.
      const isErrorStatus = error instanceof ApiError && error.status >= 400;
      if (isErrorStatus && !throws && throughApi.response) return throughApi.response;
      throw error;
    });
    return createApiResponse(response);
  };

  const client = createClient<Paths>(settings);
  // A cast: the calls differ in their types, but all of them pass their arguments on.
  const methods = client as unknown as Record<string, (...all: unknown[]) => Promise<unknown>>;
  // All but `use` and `eject` are calls.
  const { use, eject, ...calls } = methods;
  for (const [name, call] of Object.entries(calls)) {
    // `request` takes the method before the path.
    const position = name === "request" ? 2 : 1;
    methods[name] = (...all: unknown[]) => {
      const init = toObject(all[position]) as ApiCall;
      const lost: unknown[] = [];
      const fetch = (request: Request) =>
        sendRequest(request, init).catch((error: unknown) => {
          if (!error) lost.push(error);
          throw error;
        });
      // Without the signal, because `Request` refuses the signals of polyfills.
      all[position] = { ...init, fetch, signal: undefined };
      return call(...all).catch((error: unknown) => {
        // openapi-fetch goes on after a falsy value, such as the reason of `abort(null)`.
        throw lost.length > 0 ? lost[0] : error;
      });
    };
  }
  return client;
};
