import createClient, { type Client } from "openapi-fetch";
import type { ApiError } from "./errors.ts";
import type { CallOptions, ClientOptions } from "./options.ts";
import type { KeyPlace } from "./key.ts";
import { createSend } from "./transport.ts";

export interface Vendor extends KeyPlace {
  baseUrl: string;
}

/** What a call hands to openapi-fetch beside its parameters. */
export interface CallInit {
  headers: Record<string, string>;
  fetch: (request: Request) => Promise<Response>;
}

export interface Connection<Paths extends {}> {
  /** openapi-fetch, for every path; middleware added to it touches no other call. */
  api: Client<Paths>;
  /** openapi-fetch for calls with `prepare`: they give the data of a good answer, or throw. */
  client: Client<Paths>;
  prepare(call: CallOptions | undefined): CallInit;
}

export const connect = <Paths extends {}>(
  options: ClientOptions,
  vendor: Vendor,
): Connection<Paths> => {
  const send = createSend(options, vendor);
  const settings = {
    // What is no address is refused now, and not taken for trouble of the network later.
    baseUrl: new Request(options.baseUrl ?? vendor.baseUrl).url,
    // `!`: openapi-fetch takes headers that are undefined for none, its type does not.
    headers: options.headers!,
  };
  return {
    api: createClient<Paths>({
      ...settings,
      fetch: async (request) => {
        // A copy of the headers: middleware does not see the key.
        const headers = new Headers(request.headers);
        const answer = await send(
          { method: request.method, url: request.url, headers, request },
          request,
        ).catch((error) => {
          // openapi-fetch hands error answers back; a redirect is refused here too.
          if (Object(error).status >= 400) return error as ApiError;
          throw error;
        });
        return new Response(answer.text || null, answer);
      },
    }),
    client: createClient<Paths>({
      ...settings,
      // A cast: `send` reads no more, and a `Request` costs more than the rest of openapi-fetch.
      Request: function (url: string, init: RequestInit) {
        return { ...init, url };
      } as never,
    }),
    prepare: (call = {}) => ({
      headers: call.headers!,
      // The body has been parsed, and is passed on as it is; `CallInit` keeps to the documented type.
      ...{ parseAs: "stream" },
      // A cast: openapi-fetch reads no more of a response.
      fetch: async (request) => ({ ok: true, ...(await send(request, call)) }) as never,
    }),
  };
};
