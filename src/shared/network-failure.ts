import { toObject } from "./json-values.ts";

/**
 * The codes of network failures, also inside a message such as "connect ECONNREFUSED 127.0.0.1".
 *
 * | runtime | code | source |
 * |---|---|---|
 * | Node | `ECONNRESET`, `ENOTFOUND`, `EAI_AGAIN`, … | nodejs.org/api/errors.html, "Common system errors" |
 * | Node, undici | `UND_ERR_SOCKET`, `UND_ERR_HEADERS_TIMEOUT`, … | undici docs/docs/api/Errors.md; `INVALID` and `NOT_SUPPORTED` are mistakes of the caller |
 * | Node, undici | `HPE_…` of the HTTP parser, `Z_…` of a broken compressed body | llhttp and zlib |
 * | Node, Bun | `CERT_…`, `…_CERT`, `UNABLE_TO_…`, `ERR_TLS_…`, `ERR_SSL_…` | nodejs.org/api/tls.html, "X509 certificate error codes" |
 * | node-fetch | `ERR_STREAM_PREMATURE_CLOSE` | node-fetch docs/ERROR-HANDLING.md |
 * | Bun | `ConnectionRefused`, `ConnectionClosed`, `FailedToOpenSocket` | src/http of oven-sh/bun |
 */
const NETWORK_CODE =
  /\b(E(AI_|CONN|HOST|NET|NOTFOUND|PIPE|PROTO|TIMEDOUT)|UND_ERR_(?!INVALID|NOT_S)|HPE_|Z_|ERR_(HTTP2|SSL|STREAM_PREM|TLS)|\w*CERT|UNABLE_TO|Connection|FailedToOpen)/;

/**
 * How the messages of network failures begin.
 *
 * | runtime | message | source |
 * |---|---|---|
 * | Node, undici | `fetch failed`, `terminated`, `other side closed`, `socket hang up` | lib/http of nodejs/node, lib/web/fetch/index.js of nodejs/undici |
 * | Chromium | `Failed to fetch`, `network error` | fetch_manager.cc and fetch_data_loader.cc of Blink |
 * | Firefox | `NetworkError when attempting to …`, `Error in input stream` | dom/bindings/Errors.msg |
 * | Safari | `Load failed`, `The network connection was lost.`, `A server with the specified …`, `Could not connect …` | WebKit, and the texts of NSURLError |
 * | React Native | `Network request failed`, `Network request timed out` | fetch.js of whatwg-fetch |
 * | Deno | `error sending request …`, `error reading a body …`, `error decoding …`, `connection …` | ext/fetch of denoland/deno |
 * | workerd | `Network connection lost.`, `internal error` | Cloudflare Workers, "Errors and exceptions" |
 * | Bun | `Unable to connect.`, `The socket connection …` | src/bun.js/webcore of oven-sh/bun |
 */
const NETWORK_MESSAGE =
  /^(fetch failed|failed to fetch|terminated|other side|network|error (in input|sending|reading|decoding)|load failed|the (internet|network|request timed|socket)|socket hang|a server|(could not|unable to) connect|connection|internal error)/i;

/** The causes of "fetch failed" that are mistakes: an unknown scheme, an unhandled request of msw. */
const MISTAKE = /scheme|URL|\[MSW\]/;

const isNetworkCause = (cause: unknown): boolean => {
  const { code, message } = toObject(cause);
  return typeof code === "string" ? NETWORK_CODE.test(code) : !MISTAKE.test(String(message));
};

/**
 * Whether `fetch` threw this value because of the network. Every other value is a mistake in the
 * program or in a test, such as a mock without `text()`: trying again does not repair it.
 */
export const isNetworkFailure = (error: unknown): boolean => {
  const { name, code, message, cause } = toObject(error);
  // A time limit inside a custom `fetch`.
  if (name === "TimeoutError") return true;
  if (typeof code === "string") return NETWORK_CODE.test(code);
  const text = String(message);
  const isKnown = NETWORK_MESSAGE.test(text) || NETWORK_CODE.test(text);
  return isKnown && isNetworkCause(cause);
};
