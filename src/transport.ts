import { createAnswerError, type Answer } from "./answer.ts";
import { ConnectionError, TimeoutError } from "./errors.ts";
import { createKey, type KeyPlace } from "./key.ts";
import type { CallOptions, ClientOptions } from "./options.ts";
import { LONGEST_DELAY } from "./pace.ts";
import { endure, readLimits } from "./retry.ts";

export interface Outgoing {
  method: string;
  url: string;
  /** Of this call alone: they get the key. */
  headers: Headers;
  body?: BodyInit | null | undefined;
  /** What `fetch` gets in place of the URL, if it holds more than the rest says. */
  request?: Request;
}

export type SendOptions = Pick<CallOptions, "signal" | "timeout" | "retry">;

/** Sends one request, again where that is safe, and reads its answer. */
export type Send = (outgoing: Outgoing, call: SendOptions) => Promise<Answer>;

export const createSend = (options: ClientOptions, place: KeyPlace): Send => {
  const getKey = createKey(options, place);

  const exchange = async (
    { method, url, headers, body, request }: Outgoing,
    attempts: number,
    signal: AbortSignal,
  ): Promise<Answer> => {
    const key = await getKey();
    const redact = (text: string) => text.replaceAll(key, "***");
    let response: Response;
    let text: string;
    try {
      headers.set(place.header, (place.prefix ?? "") + key);
      response = await (options.fetch ?? fetch)(request ?? url, {
        method,
        headers,
        // `!`: to fetch, undefined is no body, which its type does not say.
        body: body!,
        signal,
        redirect: "manual",
      });
      text = redact(await response.text());
    } catch (cause) {
      // A fetch error of Node says little; its own cause says more.
      const said = `${cause} ${Object(cause).cause ?? ""}`;
      throw new ConnectionError(
        redact(`${method} ${url}: ${said}`),
        said.includes(key) ? {} : { cause },
      );
    }
    const answer: Answer = { status: response.status, headers: response.headers, text, body: text };
    try {
      answer.body = JSON.parse(text);
    } catch {
      // What is no JSON stays text.
    }
    // Every answer that the clients ask for is an object; other calls of `api` may have none.
    if (response.ok && (text ? Object(answer.body) === answer.body : request && method != "GET"))
      return answer;
    // Pairs stay pairs: only their text changes.
    const clean = (pair: string[]) => pair.map(redact) as [string, string];
    answer.headers = new Headers(Array.from(response.headers, clean));
    throw createAnswerError(redact(`${method} ${url}`), answer, attempts);
  };

  return async (outgoing, call) => {
    const { method, url } = outgoing;
    const { signal } = call;
    const limits = readLimits(options, call);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let fail: ((reason: unknown) => void) | undefined;
    const stop = () => fail?.(signal!.reason);
    // Not AbortSignal.timeout: combined with another signal, it may be collected before it fires.
    const sleep = (delay: number) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        fail = reject;
        clearTimeout(timer);
        timer = setTimeout(resolve, Math.min(delay, LONGEST_DELAY));
      });
    try {
      // A signal that has been aborted tells nobody any more.
      signal?.throwIfAborted();
      signal?.addEventListener("abort", stop);
      for (let attempt = 1; ; attempt++) {
        const controller = new AbortController();
        const expire = async () => {
          await sleep(limits.timeout);
          throw new TimeoutError(`${method} ${url}: no answer in ${limits.timeout} ms`);
        };
        let delay: number;
        try {
          options.onEvent?.({ type: "attempt", url, attempt });
          // A race, because what is called may not listen to a signal.
          return await Promise.race([expire(), exchange(outgoing, attempt, controller.signal)]);
        } catch (error) {
          controller.abort(error);
          if (method != "GET" || !(attempt <= limits.limit)) throw error;
          delay = endure(error, limits, attempt);
          options.onEvent?.({ type: "retry", url, attempt, delay, error });
        }
        await sleep(delay);
      }
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
    }
  };
};
