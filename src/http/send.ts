import { createAnswerError, type Answer } from "./response-error.ts";
import { ConnectionError, TimeoutError } from "../errors.ts";
import { readKey } from "./api-key.ts";
import type { CallOptions, ClientOptions } from "../options.ts";
import { endure, readLimits } from "../shared/retry-policy.ts";
import { within } from "../shared/timers.ts";

/** What a call sends, and how. */
export interface Outgoing extends Pick<CallOptions, "timeout" | "retry"> {
  method: string;
  url: string;
  headers: Headers;
  body?: BodyInit | null | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Sends one request, again where that is safe, and reads its answer. `request` is what `fetch` gets
 * in place of the URL, if it holds more than the rest says.
 */
export type Send = (outgoing: Outgoing, request?: Request) => Promise<Answer>;

export interface Vendor {
  baseUrl: string;
  /** The variable of the environment that may hold the key. */
  env: string;
  /** The header that takes the key: its name and its value. */
  header: (key: string) => [name: string, value: string];
}

export const createSend =
  (options: ClientOptions, vendor: Vendor): Send =>
  async (outgoing, request) => {
    const { method, url, signal } = outgoing;
    const asked = `${method} ${url}`;
    const limits = readLimits(options, outgoing);
    const { limit = 2, timeout } = limits;
    let attempt = 0;
    let controller: AbortController | undefined;

    const exchange = async (): Promise<Answer> => {
      const own = (controller = new AbortController());
      const key = await readKey(options, vendor.env);
      own.signal.throwIfAborted();
      const redact = (text: string) => text.replaceAll(key, "***");
      // A copy: middleware does not see the key.
      const headers = request ? new Headers(request.headers) : outgoing.headers;
      let response: Response;
      let text: string;
      try {
        headers.set(...vendor.header(key));
        response = await (options.fetch ?? fetch)(request ?? url, {
          method,
          headers,
          // `!`: to fetch, undefined is no body, which its type does not say.
          body: request ? undefined! : outgoing.body!,
          signal: own.signal,
          redirect: "manual",
        });
        text = redact(await response.text());
      } catch (cause) {
        // A fetch error of Node says little; its own cause says more.
        const said = `${cause} ${Object(cause).cause ?? ""}`;
        throw new ConnectionError(
          redact(`${asked}: ${said}`),
          options.fetch || said.includes(key) ? {} : { cause },
        );
      }
      const answer: Answer = {
        status: response.status,
        headers: response.headers,
        text,
        // Every answer that the clients ask for is an object; other calls of `api` may have none.
        body: request && !text ? {} : text,
      };
      try {
        // Where the key is written another way, as with \u002b, it shows now.
        const parsed = JSON.parse(text);
        answer.body = response.ok ? parsed : JSON.parse(redact(JSON.stringify(parsed)));
      } catch {
        // What is no JSON stays text.
      }
      if (response.ok && Object(answer.body) === answer.body) return answer;
      // A cast: pairs stay pairs, only their text changes.
      answer.headers = new Headers(
        Array.from(response.headers, (pair) => pair.map(redact) as [string, string]),
      );
      throw createAnswerError(redact(asked), answer, attempt);
    };

    for (;;) {
      attempt++;
      try {
        options.onEvent?.({ type: "attempt", url, attempt });
        const answer = await within(signal, timeout, exchange);
        if (answer) return answer;
        throw new TimeoutError(`${asked}: no answer after ${timeout} ms`);
      } catch (error) {
        controller?.abort(error);
        if (method != "GET" || !(attempt <= limit)) throw error;
        const delay = endure(error, limits, attempt);
        options.onEvent?.({ type: "retry", url, attempt, delay, error });
        await within(signal, delay);
      }
    }
  };
