import { createTwelveLabs, type ClientOptions } from "../../src/index.ts";

export interface FakeRequest {
  /** 1 for the first request. */
  count: number;
  /** The last part of the path, decoded. */
  id: string;
  headers: Headers;
}

/** A response, an error of the network, or `undefined` for a request that hangs. */
export type Reply = Response | Error | undefined;

export interface FakeServer {
  fetch: NonNullable<ClientOptions["fetch"]>;
  /** When each request was sent, in epoch milliseconds. */
  sentAt: number[];
  /** The number of requests that are open now. */
  open: number;
  /** The largest number of requests that were open at once. */
  peak: number;
  /** The number of requests that were aborted before their response. */
  aborted: number;
}

/** A server without a network, for tests in virtual time. Like `fetch`, it rejects on abort. */
export function createFakeServer(
  reply: (request: FakeRequest) => Reply | Promise<Reply>,
): FakeServer {
  const server: FakeServer = { fetch, sentAt: [], open: 0, peak: 0, aborted: 0 };

  async function fetch(input: string | Request, init: RequestInit = {}): Promise<Response> {
    const url = typeof input === "string" ? input : input.url;
    server.sentAt.push(Date.now());
    server.open++;
    server.peak = Math.max(server.peak, server.open);
    const id = decodeURIComponent(new URL(url).pathname.split("/").at(-1) ?? "");
    const request = { count: server.sentAt.length, id, headers: new Headers(init.headers) };
    try {
      return await Promise.race([rejectOnAbort(init.signal), respond(reply(request))]);
    } finally {
      server.open--;
    }
  }

  function rejectOnAbort(signal: AbortSignal | null | undefined): Promise<never> {
    return new Promise((_, reject) => {
      signal?.addEventListener("abort", () => {
        server.aborted++;
        reject(signal.reason as Error);
      });
    });
  }

  return server;
}

async function respond(reply: Reply | Promise<Reply>): Promise<Response> {
  const result = await reply;
  if (result instanceof Error) throw result;
  return result ?? new Promise(() => {});
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return new Response(text === "" ? null : text, { status, headers });
}

/** A successful response with a task of the TwelveLabs API. */
export const taskWith = (status: string) => json(200, { status });

/** Replies with one status after another, and then always with the last one. */
export const tellInTurn = (...statuses: string[]) =>
  createFakeServer(({ count }) => taskWith(statuses[count - 1] ?? statuses.at(-1) ?? ""));

/** Replies after so many milliseconds. */
export const later = (delay: number, reply: Reply) =>
  new Promise<Reply>((resolve) => setTimeout(() => resolve(reply), delay));

/** The tasks of a client whose requests go to the server. */
export const connectTo = ({ fetch }: Pick<FakeServer, "fetch">, options: ClientOptions = {}) =>
  createTwelveLabs({ apiKey: "tlk_0123456789", fetch, ...options }).tasks;
