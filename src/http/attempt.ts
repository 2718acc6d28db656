import { ConnectionError, VideoTasksError } from "../errors.ts";
import type { CallOptions, ClientOptions, PollOptions } from "../options.ts";
import { isObject } from "../shared/json-values.ts";
import { describeFailure, isNetworkFailure } from "../shared/network-failure.ts";
import { readApiKey } from "./api-key.ts";
import { readFreshInit } from "./fresh-requests.ts";
import { redactBody, redactHeaders, redactText } from "./redact-key.ts";
import { createResponseError, type ReadResponse } from "./response-error.ts";
import type { VendorApi } from "./vendor-api.ts";

/** A request before the API key is added, and how to send it. */
export interface OutgoingRequest extends Pick<CallOptions, "signal" | "timeout" | "retry"> {
  method: string;
  url: string;
  headers: Headers;
  body?: BodyInit | null | undefined;
  /** Told how long a successful response asks to wait, in milliseconds. */
  onRetryAfter?: PollOptions["onRetryAfter"];
  /** The platform's own request, if there is one: `fetch` gets it in place of the URL. */
  source?: Request;
}

/** Sends a request once. Throws unless the response is a success with a usable body. */
export type Attempt = (
  request: OutgoingRequest,
  number: number,
  signal: AbortSignal,
) => Promise<ReadResponse>;

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

export const createAttempt = (options: ClientOptions, vendor: VendorApi): Attempt => {
  /** Errors of a custom `fetch`, and errors that show the key, are described but not kept. */
  const createFetchError = (request: string, error: unknown, key: string) => {
    const message = `${request}: ${describeFailure(error)}`;
    const isSafe = !options.fetch && !message.includes(key);
    const FetchError = isNetworkFailure(error) ? ConnectionError : VideoTasksError;
    return new FetchError(redactText(message, key), isSafe ? { cause: error } : {});
  };

  /** A key function may ask a server, whose connection may fail. */
  const readKey = (request: string): Promise<string> =>
    readApiKey(options.apiKey, vendor.environmentVariable).catch((error: unknown) => {
      if (!isNetworkFailure(error)) throw error;
      const message = `${request}: failed to read the API key: ${describeFailure(error)}`;
      throw new ConnectionError(message, { cause: error });
    });

  return async ({ method, url, headers, body = null, source }, number, signal) => {
    const request = `${method} ${url}`;
    const key = await readKey(request);
    // The attempt may have ended while the key was read.
    signal.throwIfAborted();
    headers.set(...vendor.authHeader(key));
    let response: Response;
    let text: string;
    try {
      const send = options.fetch ?? fetch;
      const fresh = source ? {} : readFreshInit();
      const init = { method, headers, body, signal, redirect: "manual", ...fresh } as const;
      response = await send(source ?? url, init);
      text = redactText(await response.text(), key);
    } catch (error) {
      throw createFetchError(request, error, key);
    }
    const read = {
      status: response.status,
      headers: response.headers,
      text,
      body: parseJson(text),
    };
    // The tasks of a vendor are objects. Other calls through `api` may have empty responses.
    const isUsable = isObject(read.body) || (source && text === "");
    if (response.ok && isUsable) return read;
    read.headers = redactHeaders(response.headers, key);
    read.body = redactBody(read.body, text, key);
    throw createResponseError(redactText(request, key), read, number);
  };
};
