import createClient, { type Client } from "openapi-fetch";
import type { ApiError } from "./errors.ts";
import type { KeyPlace } from "./key.ts";
import type { CallOptions, ClientOptions } from "./options.ts";
import { createSend } from "./transport.ts";

export interface Vendor extends KeyPlace {
  baseUrl: string;
}

/** What a call hands to openapi-fetch beside its parameters. */
export interface CallInit {
  fetch: (request: Request) => Promise<Response>;
  headers?: Record<string, string>;
}

export interface Connection<Paths extends {}> {
  options: ClientOptions;
  /** openapi-fetch, for every path; middleware added to it touches no other call. */
  api: Client<Paths>;
  /** Gives the body of a good answer, or throws; `run` makes the call. */
  call<Data>(
    run: (client: Client<Paths>, init: CallInit) => Promise<{ data?: Data }>,
    options: CallOptions | undefined,
  ): Promise<Data>;
}

export const connect = <Paths extends {}>(
  options: ClientOptions,
  vendor: Vendor,
): Connection<Paths> => {
  const send = createSend(options, vendor);
  // `!`: openapi-fetch takes headers that are undefined for none, its type does not.
  const settings = { baseUrl: options.baseUrl ?? vendor.baseUrl, headers: options.headers! };
  const client = createClient<Paths>(settings);
  // The body has been read and parsed once: openapi-fetch is not to do so again.
  const done = new Response(null, { status: 204 });
  const api = createClient<Paths>({
    ...settings,
    async fetch(request) {
      const answer = await send(request, { signal: request.signal }).catch((error: unknown) => {
        // openapi-fetch hands error answers back; a redirect is refused here too.
        if (Object(error).status >= 400) return error as ApiError;
        throw error;
      });
      return new Response(answer.text || null, answer);
    },
  });
  return {
    options,
    api,
    async call(run, call = {}) {
      let data: unknown;
      await run(client, {
        headers: call.headers!,
        async fetch(request) {
          ({ data } = await send(request, call));
          return done;
        },
      });
      // The documented type; what the vendor sends beyond it is kept as it came.
      return data as never;
    },
  };
};
