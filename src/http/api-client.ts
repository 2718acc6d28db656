import createClient, { type Client, type ClientOptions as ClientSettings } from "openapi-fetch";
import { isObject, toObject } from "../shared/json-values.ts";
import type { ApiCall } from "./attempt.ts";
import type { ReadResponse } from "./response-error.ts";

/**
 * The `Response` that `api` returns. Its properties are defined, because the constructor refuses
 * some statuses and knows no URL.
 */
export const createApiResponse = (read: ReadResponse): Response => {
  const { ok, status, statusText, url, headers, text } = read;
  // An empty text must become null: no other body is allowed with status 204.
  const response = new Response(text || null, { headers });
  const fields = { ok, status, statusText, url, clone: () => createApiResponse(read) };
  for (const [name, value] of Object.entries(fields)) {
    Object.defineProperty(response, name, { value });
  }
  return response;
};

/** openapi-fetch, whose calls are sent by `send` with all their options, also with their own `fetch`. */
export const createApiClient = <Paths extends {}>(
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
