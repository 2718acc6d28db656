import createClient, { type Client } from "openapi-fetch";
import { ApiError } from "../errors.ts";
import type { ClientOptions } from "../options.ts";
import { createSend, type Vendor } from "./send.ts";

/**
 * What openapi-fetch takes of a call's options. It hands on what it does not know, and takes undefined for nothing:
 * its types do not say so.
 */
export interface CallInit {
  signal: AbortSignal;
  headers: Record<string, string>;
}

export interface Connection<Paths extends {}> {
  /** openapi-fetch, for every path; middleware added to it touches no other call. */
  api: Client<Paths>;
  /** openapi-fetch for calls that give the data of a good answer, or throw. */
  client: Client<Paths>;
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
        const answer = await send(request, request).catch((error) => {
          // openapi-fetch hands error answers back; a redirect is refused here too.
          if (error instanceof ApiError && error.status >= 400) return error;
          throw error;
        });
        return new Response(answer.text || null, answer);
      },
    }),
    client: createClient<Paths>({
      ...settings,
      // Casts: `send` reads no more of a request, openapi-fetch no more of a response, and the real
      // ones cost more than the rest of openapi-fetch. What has a length is read by `json`.
      Request: function (url: string, init: RequestInit) {
        return { ...init, url };
      } as never,
      fetch: async (request) => {
        const { body } = await send(request);
        return { ok: true, headers: { get: () => 1 }, json: () => body } as never;
      },
    }),
  };
};
