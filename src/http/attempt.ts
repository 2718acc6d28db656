import { ConnectionError } from "../errors.ts";
import type { CallOptions, ClientOptions } from "../options.ts";
import { isObject, toObject } from "../shared/json-values.ts";
import { readApiKey } from "./api-key.ts";
import { redactBody, redactHeaders, redactText } from "./redact-key.ts";
import { createResponseError, type ReadResponse } from "./response-error.ts";
import type { VendorApi } from "./vendor-api.ts";

/** A request before the API key is added, and how to send it. */
export interface OutgoingRequest extends Pick<CallOptions, "signal" | "timeout" | "retry"> {
  method: string;
  url: string;
  headers: Headers;
  body?: BodyInit | null | undefined;
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
  const createConnectionError = (request: string, error: unknown, key: string) => {
    // Node puts the useful part of the description into the cause.
    const { cause } = toObject(error);
    const reason = cause ? `: ${String(cause)}` : "";
    const message = `${request}: ${String(error)}${reason}`;
    const isSafe = !options.fetch && !message.includes(key);
    return new ConnectionError(redactText(message, key), isSafe ? { cause: error } : {});
  };

  return async ({ method, url, headers, body = null, source }, number, signal) => {
    const request = `${method} ${url}`;
    const key = await readApiKey(options.apiKey, vendor.environmentVariable);
    // The attempt may have ended while the key was read.
    signal.throwIfAborted();
    headers.set(...vendor.authHeader(key));
    let response: Response;
    let text: string;
    try {
      const send = options.fetch ?? fetch;
      const init = { method, headers, body, signal, redirect: "manual" } as const;
      response = await send(source ?? url, init);
      text = redactText(await response.text(), key);
    } catch (error) {
      throw createConnectionError(request, error, key);
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
