import { createAnswerError, type Answer } from "./answer.ts";
import { ConnectionError, TimeoutError } from "./errors.ts";
import { createKey, type KeyPlace } from "./key.ts";
import type { CallOptions, ClientOptions } from "./options.ts";
import { createPace } from "./pace.ts";
import { endure, readLimits } from "./retry.ts";

/** Sends one request, again where that is safe, and reads its answer. */
export type Send = (request: Request, call: CallOptions) => Promise<Answer>;

export const createSend = (options: ClientOptions, place: KeyPlace): Send => {
  const getKey = createKey(options, place);
  const { onEvent } = options;

  const exchange = async (
    request: Request,
    about: string,
    attempt: number,
    signal: AbortSignal,
  ) => {
    const key = await getKey();
    const redact = (text: string) => text.replaceAll(key, "***");
    const asked = redact(about);
    let response: Response;
    let text: string;
    let data: unknown;
    try {
      // Only for as long as it is sent does the request hold the key: middleware does not see it.
      request.headers.set(place.header, (place.prefix ?? "") + key);
      response = await (options.fetch ?? fetch)(request, {
        signal,
        redirect: "manual",
      });
      text = redact(await response.text());
    } catch (cause) {
      // A fetch error of Node says little; its own cause says more.
      const said = `${cause} ${Object(cause).cause ?? ""}`;
      throw new ConnectionError(redact(`${asked}: ${said}`), said.includes(key) ? {} : { cause });
    } finally {
      request.headers.delete(place.header);
    }
    try {
      data = JSON.parse(text);
    } catch {
      // What is no JSON has no data.
    }
    const { status } = response;
    // Every answer of these APIs is an object; only what is no GET may go without.
    if (response.ok && (text ? Object(data) === data : request.method != "GET")) {
      return { status, headers: response.headers, text, data };
    }
    // Pairs stay pairs: only their text changes.
    const clean = (pair: string[]) => pair.map(redact) as [string, string];
    const headers = new Headers(Array.from(response.headers, clean));
    throw createAnswerError(asked, { status, headers, text, data }, attempt);
  };

  return async (request, call) => {
    const { method, url } = request;
    const { signal } = call;
    const asked = `${method} ${url}`;
    const limits = readLimits(options, call);
    // Not AbortSignal.timeout: combined with another signal, it may be collected before it fires.
    const clock = createPace(Infinity, { signal, maxWait: Infinity });
    const expire = () =>
      clock.turn(limits.timeout).then(() => {
        throw new TimeoutError(`${asked}: no answer in ${limits.timeout} ms`);
      });
    for (let attempt = 1; ; attempt++) {
      let delay: number;
      const controller = new AbortController();
      try {
        signal?.throwIfAborted();
        onEvent?.({ type: "attempt", url, attempt });
        // A race, because what is called may not listen to a signal.
        return await Promise.race([exchange(request, asked, attempt, controller.signal), expire()]);
      } catch (error) {
        controller.abort(error);
        if (method != "GET" || !(attempt <= limits.limit)) throw error;
        delay = endure(error, limits, attempt);
        onEvent?.({ type: "retry", url, attempt, delay, error });
      } finally {
        clock.stop();
      }
      await clock.turn(delay);
    }
  };
};
