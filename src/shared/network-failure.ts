import { toText } from "./json-values.ts";
import { readThrown } from "./thrown.ts";

/**
 * The codes of network failures and of broken responses, also inside a message such as "connect
 * ECONNREFUSED 127.0.0.1".
 *
 * | runtime | code | source |
 * |---|---|---|
 * | Node | `ECONNRESET`, `ENOTFOUND`, `EAI_AGAIN`, … | nodejs.org/api/errors.html, "Common system errors" |
 * | Node | `EADDRNOTAVAIL`, `EADDRINUSE`, `EMFILE`, `ENFILE`, `ENOBUFS` while ports, file descriptors, or buffers are used up | errno(3) |
 * | Node | `ERR_SOCKET_CONNECTION_TIMEOUT`, `ERR_SOCKET_CLOSED…` | nodejs.org/api/errors.html, "Node.js error codes" |
 * | Node | `ESERVFAIL`, `EREFUSED`, `ETIMEOUT` of a DNS resolver | nodejs.org/api/dns.html, "Error codes" |
 * | Node, undici | `UND_ERR_SOCKET`, `UND_ERR_HEADERS_TIMEOUT`, … | undici docs/docs/api/Errors.md; `INVALID`, `NOT_SUPPORTED`, `CLOSED` and `DESTROYED` are mistakes of the caller |
 * | Node, undici | `HPE_…` of the HTTP parser | llhttp |
 * | Node, undici | `Z_…` and `ERR__…` of a broken compressed body | zlib and brotli, as nodejs.org/api/zlib.html names their errors |
 * | Node, Bun | `…CERT…`, `…CRL…`, `UNABLE_TO_…`, `HOSTNAME_MISMATCH`, `INVALID_CA`, … | nodejs.org/api/tls.html, "X509 certificate error codes": servers renew certificates, and browsers do not tell these failures from others |
 * | Node, Bun | `ERR_TLS_…`, `ERR_SSL_…` | nodejs.org/api/errors.html, "Node.js error codes" |
 * | node-fetch | `ERR_STREAM_PREMATURE_CLOSE` | node-fetch docs/ERROR-HANDLING.md |
 * | Bun | `ConnectionRefused`, `ConnectionClosed`, `FailedToOpenSocket` | src/http of oven-sh/bun |
 * | Bun | `Malformed_HTTP_Response`, `InvalidHTTPResponse`, `InvalidContentLength`, `UnrequestedUpgrade`, `ZlibError`, `BrotliDecompressionError` | src/http of oven-sh/bun |
 */
const NETWORK_CODE =
  /\b(E(ADDR|AI_|CONN|HOST|[MN]FILE|NET|NOBUFS|NOTF|PIPE|PROTO|REFU|SERV|TIME)|UND_ERR_(?!INV|NOT|CLOS|DEST)|HPE_|Z_|ERR_(_|HTTP2|SOCKET_C|SSL|STREAM_P|TLS)|HOSTN|INVALID_(CA\b|PURP)|OUT_OF_M|PATH_L|\w*(CERT|CRL_|HTTP_?Resp|ContentL|Zlib|Decomp)|UNABLE|Connection|FailedTo|Unreq)/;

/**
 * How the messages of network failures and of broken responses begin.
 *
 * | runtime | message | source |
 * |---|---|---|
 * | Node, undici | `fetch failed`, `terminated` | lib/web/fetch/index.js of nodejs/undici |
 * | Chromium | `Failed to fetch`, `network error` | fetch_manager.cc and fetch_data_loader.cc of Blink |
 * | Firefox | `NetworkError when attempting to …`, `Error in input stream` | dom/bindings/Errors.msg |
 * | Safari | `Load failed`, `The network connection was lost.`, `The Internet connection …`, `The request timed out.`, `A server with the specified hostname …`, `Could not connect to the server.`, `cannot parse response` | WebKit, and the texts of NSURLError |
 * | Safari | `An SSL error has occurred …`, `The certificate for this server …`, `A data connection …` | the texts of NSURLError; `cancelled` is a page that was left, not a failure |
 * | Safari, Bun | `A network error occurred.` | DOMException.cpp of WebKit |
 * | Electron, `net.fetch` | `net::ERR_CONNECTION_RESET`, … | net_error_list.h of Chromium; `ABORTED`, `BLOCKED…`, `INVALID…` and `UN…` are mistakes of the caller |
 * | React Native | `Network request failed`, `Network request timed out` | fetch.js of whatwg-fetch |
 * | Deno | `error sending request …`, `error reading a body …`, `error decoding …`, `connection …` | ext/fetch of denoland/deno |
 * | Deno | `Invalid gzip header`, `unexpected end of file`, `brotli error` | flate2 and brotli, through ext/fetch |
 * | workerd | `Network connection lost.`, `internal error` | Cloudflare Workers, "Errors and exceptions" |
 * | workerd | `Gzip decompression failed.`, `Gzip compressed stream ended …` | src/workerd/api/streams/compression.c++ |
 */
const NETWORK_MESSAGE =
  /^ ?(fetch failed|failed to fetch|terminated|network|net::err_(?!ab|bl|inv|un)|error (in |sending|reading|decoding)|load failed|the (certificate f|internet|network|request t)|an? (data c|network|server|ssl)|cannot parse r|could not connect|connection|internal error|(invalid |corrupt )?(gzip|deflate|brotli)|unexpected end of f)/i;

/**
 * Mistakes that look like network failures, such as a request that a test does not expect. In Jest, the message of
 * nock 15 comes after the name of its error.
 */
const MISTAKE = /unknown scheme|invalid URL|\[MSW\]|\bNock: /i;

const isMistake = (error: unknown): boolean => {
  const { code, message } = readThrown(error);
  return (
    MISTAKE.test(toText(message) ?? "") || (typeof code === "string" && !NETWORK_CODE.test(code))
  );
};

/**
 * Whether `fetch` threw this value because of the network or of a response that is not valid. Every
 * other value is a mistake in the program or in a test, such as a mock without `text()`: trying
 * again does not repair it.
 */
export const isNetworkFailure = (error: unknown): boolean => {
  const { name, code, message, cause } = readThrown(error);
  if (isMistake(error) || isMistake(cause)) return false;
  // A code that is not a mistake is one of the network. `TimeoutError` is a limit of a custom `fetch`.
  if (typeof code === "string" || name === "TimeoutError") return true;
  const text = toText(message) ?? "";
  return NETWORK_MESSAGE.test(text) || NETWORK_CODE.test(text);
};
