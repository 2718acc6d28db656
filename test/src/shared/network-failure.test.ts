import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { VideoTasksError } from "../../../src/index.ts";
import { isNetworkFailure } from "../../../src/shared/network-failure.ts";
import { connectTo, taskWith } from "../../support/fake-server.ts";
import { catchError, inVirtualTime } from "../../support/outcome.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const withCode = (code: string, message = "") => Object.assign(new Error(message), { code });
const fetchFailed = (cause?: unknown) => new TypeError("fetch failed", { cause });

test.for<[string, unknown]>([
  ["Node", fetchFailed()],
  ["Node, a name that does not resolve", fetchFailed(withCode("ENOTFOUND"))],
  [
    "Node, a closed port",
    fetchFailed(Object.assign(new AggregateError([]), { code: "ECONNREFUSED" })),
  ],
  ["Node, a certificate", fetchFailed(withCode("DEPTH_ZERO_SELF_SIGNED_CERT"))],
  ["Node, a cause without a code", fetchFailed(new Error("getaddrinfo ENOTFOUND api.example.com"))],
  ["Node, no free port", fetchFailed(withCode("EADDRNOTAVAIL"))],
  ["Node, no free file descriptor", fetchFailed(withCode("EMFILE"))],
  ["Node, no free file descriptor in the system", fetchFailed(withCode("ENFILE"))],
  ["Node, no free buffer", fetchFailed(withCode("ENOBUFS"))],
  ["Node, no connection in time", fetchFailed(withCode("ERR_SOCKET_CONNECTION_TIMEOUT"))],
  ["Node, a DNS server that is too slow", fetchFailed(withCode("ETIMEOUT"))],
  ["Node, a DNS server that fails", fetchFailed(withCode("ESERVFAIL"))],
  ["Node, a DNS server that refuses", fetchFailed(withCode("EREFUSED"))],
  ["undici, a timeout", fetchFailed(withCode("UND_ERR_CONNECT_TIMEOUT"))],
  ["undici, a broken body", new TypeError("terminated", { cause: withCode("UND_ERR_SOCKET") })],
  ["undici, a response that is not HTTP", fetchFailed(withCode("HPE_INVALID_CONSTANT"))],
  ["a stream of Node", withCode("ECONNRESET", "aborted")],
  ["node:http", withCode("ECONNRESET", "socket hang up")],
  ["node-fetch", withCode("ERR_STREAM_PREMATURE_CLOSE", "Premature close")],
  ["Chromium", new TypeError("Failed to fetch")],
  ["Chromium, a broken body", new TypeError("network error")],
  ["Firefox", new TypeError("NetworkError when attempting to fetch resource.")],
  ["Firefox, a broken body", new TypeError("Error in input stream")],
  ["Safari", new TypeError("Load failed")],
  ["Node, a port that fetch blocks, as closed as any other", fetchFailed(new Error("bad port"))],
  ...[
    "Load failed (api.example.com)",
    "The Internet connection appears to be offline.",
    "The network connection was lost.",
    "The request timed out.",
    "A server with the specified hostname could not be found.",
    "Could not connect to the server.",
    "A data connection is not currently allowed.",
    "An SSL error has occurred and a secure connection to the server cannot be made.",
    "The certificate for this server is invalid.",
  ].map((text): [string, unknown] => [`Safari, ${text}`, new TypeError(text)]),
  ["Safari and Bun", new DOMException(" A network error occurred.", "NetworkError")],
  ["Electron", new Error("net::ERR_INTERNET_DISCONNECTED")],
  ["Electron, a name that does not resolve", new Error("net::ERR_NAME_NOT_RESOLVED")],
  ["React Native", new TypeError("Network request failed")],
  ["Deno", new TypeError("error sending request for url (https://api.example.com/): dns error")],
  ["Deno, a broken body", new TypeError("error reading a body from connection")],
  ["workerd", new Error("Network connection lost.")],
  ["workerd, inside Cloudflare", new Error("internal error; reference = abc")],
  [
    "Bun",
    withCode("ConnectionRefused", "Unable to connect. Is the computer able to access the url?"),
  ],
  ["Bun, a broken connection", withCode("ECONNRESET", "The socket connection was closed")],
  ["Node, a broken brotli body", new TypeError("terminated", { cause: withCode("ERR__ERROR_X") })],
  ["Bun, a response that is not HTTP", withCode("Malformed_HTTP_Response", "Malformed_HTTP_…")],
  ["Bun, a chunk without a size", withCode("InvalidHTTPResponse")],
  ["Bun, two lengths", withCode("InvalidContentLength")],
  ["Bun, a broken gzip body", withCode("ZlibError")],
  ["Bun, a broken brotli body", withCode("BrotliDecompressionError")],
  ["Deno, a broken gzip body", new TypeError("Invalid gzip header")],
  ["Deno, half of a gzip body", new TypeError("unexpected end of file")],
  ["Deno, a broken brotli body", new TypeError("brotli error")],
  ["workerd, a broken gzip body", new TypeError("Gzip decompression failed.")],
  ["workerd, half of a gzip body", new TypeError("Gzip compressed stream ended prematurely.")],
  ["Safari, a response that is not HTTP", new TypeError("cannot parse response")],
  ["a time limit of a custom fetch", new DOMException("timed out", "TimeoutError")],
])("a failure of the network in %s is retried", ([, error]) => {
  expect(isNetworkFailure(error)).toBe(true);
});

test.for<[string, unknown]>([
  ["a mock without text()", new TypeError("response.text is not a function")],
  [
    "a mock that returns nothing",
    new TypeError("Cannot read properties of undefined (reading 'text')"),
  ],
  [
    "a body that is read twice in Node",
    new TypeError("Body is unusable: Body has already been read"),
  ],
  [
    "a body that is read twice in Chromium",
    new TypeError("Failed to execute 'text' on 'Response': body stream already read"),
  ],
  ["a signal of another realm", new TypeError('RequestInit: Expected signal ("AbortSignal {}")')],
  ["a dispatcher of another undici", fetchFailed(withCode("UND_ERR_INVALID_ARG"))],
  ["a dispatcher that is closed", fetchFailed(withCode("UND_ERR_DESTROYED"))],
  ["a request that nock forbids", withCode("ENETUNREACH", 'Nock: Disallowed net connect for "a"')],
  [
    "a request that nock 15 forbids in Jest",
    fetchFailed(new Error('NetConnectNotAllowedError: Nock: Disallowed net connect for "a"')),
  ],
  ["a request that MockAgent forbids", fetchFailed(withCode("UND_MOCK_ERR_MOCK_NOT_MATCHED"))],
  ["an unknown scheme", fetchFailed(new Error("unknown scheme"))],
  ["an unknown scheme in Electron", new Error("net::ERR_UNKNOWN_URL_SCHEME")],
  [
    "an invalid URL",
    new TypeError("Failed to parse URL from x", { cause: withCode("ERR_INVALID_URL") }),
  ],
  ["a request that msw does not handle", new Error("[MSW] Cannot bypass a request")],
  [
    "a request that msw does not handle, as a cause",
    new TypeError("Failed to fetch", { cause: new Error("[MSW] Cannot bypass a request") }),
  ],
  ["a file that a custom fetch reads", withCode("ENOENT", "ENOENT: no such file")],
  ["an abort that is not ours", new DOMException("This operation was aborted", "AbortError")],
  ["a page that is left in Safari", new TypeError("cancelled")],
  ["a code of another library", withCode("INVALID_CALL", "INVALID_CALL: no such method")],
  ["a message that begins as one of Safari", new TypeError("A string is expected")],
  ["a path that is missing", new TypeError("The certificate path is missing")],
  ["a request that is not valid", new TypeError("The request has no body")],
  ["a string", "fetch failed"],
  ["undefined", undefined],
])("%s is a mistake, which is not retried", ([, error]) => {
  expect(isNetworkFailure(error)).toBe(false);
});

// The list of nodejs.org/api/tls.html, "X509 certificate error codes".
test.for([
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_CRL",
  "UNABLE_TO_DECRYPT_CERT_SIGNATURE",
  "UNABLE_TO_DECRYPT_CRL_SIGNATURE",
  "UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY",
  "CERT_SIGNATURE_FAILURE",
  "CRL_SIGNATURE_FAILURE",
  "CERT_NOT_YET_VALID",
  "CERT_HAS_EXPIRED",
  "CRL_NOT_YET_VALID",
  "CRL_HAS_EXPIRED",
  "ERROR_IN_CERT_NOT_BEFORE_FIELD",
  "ERROR_IN_CERT_NOT_AFTER_FIELD",
  "ERROR_IN_CRL_LAST_UPDATE_FIELD",
  "ERROR_IN_CRL_NEXT_UPDATE_FIELD",
  "OUT_OF_MEM",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "CERT_CHAIN_TOO_LONG",
  "CERT_REVOKED",
  "INVALID_CA",
  "PATH_LENGTH_EXCEEDED",
  "INVALID_PURPOSE",
  "CERT_UNTRUSTED",
  "CERT_REJECTED",
  "HOSTNAME_MISMATCH",
])("the certificate failure %s is retried", (code) => {
  expect(isNetworkFailure(fetchFailed(withCode(code)))).toBe(true);
});

test.for<[string, unknown, string]>([
  ["an empty object", {}, "Error: no message"],
  ["an array", ["a"], "Error: no message"],
  ["undefined", undefined, "Error: no message"],
  ["null", null, "Error: no message"],
  ["a symbol", Symbol("a"), "Error: no message"],
  ["a function", () => {}, "Error: no message"],
  ["an object without a prototype", Object.create(null), "Error: no message"],
  ["a text", "no route", "Error: no route"],
  ["a message that is an object", { message: { a: 1 } }, 'Error: {"a":1}'],
])(
  "a fetch that throws %s ends a wait at once, and the error says it",
  async ([, thrown, text]) => {
    const fetch = vi.fn(() => Promise.reject(thrown));
    const error = await inVirtualTime(catchError(connectTo({ fetch }).wait("a")));
    expect(error).toMatchObject({ name: "VideoTasksError", retryable: false });
    expect((error as Error).message).toMatch(/^GET https:/);
    expect((error as Error).message.endsWith(`/tasks/a: ${text}`)).toBe(true);
    expect(fetch).toHaveBeenCalledTimes(1);
  },
);

const mistakes: [string, () => Promise<Response>][] = [
  ["has no text()", async () => ({ ok: true, status: 200 }) as Response], // as a careless mock
  ["throws", () => Promise.reject(new TypeError("config is undefined"))],
];
test.for(mistakes)("a fetch that %s ends a wait at once", async ([, mistake]) => {
  const fetch = vi.fn(mistake);
  const error = await inVirtualTime(catchError(connectTo({ fetch }).wait("a")));
  expect(error).toBeInstanceOf(VideoTasksError);
  expect(error).toMatchObject({ name: "VideoTasksError", retryable: false });
  expect(fetch).toHaveBeenCalledTimes(1);
});

test("one response for all polls ends a wait at the second", async () => {
  const response = taskWith("indexing");
  const error = await inVirtualTime(
    catchError(connectTo({ fetch: async () => response }).wait("a")),
  );
  expect((error as Error).message).toMatch(/Body is unusable/);
});

test("a key function whose connection fails does not end a wait", async () => {
  let asked = 0;
  const apiKey = async () => {
    asked++;
    if (asked === 1) throw fetchFailed(withCode("ECONNREFUSED", "connect ECONNREFUSED"));
    return "tlk_0123456789";
  };
  const fetch = async () => taskWith("ready");
  const task = await inVirtualTime(connectTo({ fetch }, { apiKey }).wait("a"));
  expect(task).toMatchObject({ state: "succeeded" });
  expect(asked).toBe(2);
});

test("the message of a failure names the errors inside it", async () => {
  const inner = [
    new Error("connect ECONNREFUSED ::1"),
    new Error("connect ECONNREFUSED 127.0.0.1"),
  ];
  const aggregate = Object.assign(new AggregateError(inner), { code: "ECONNREFUSED" });
  const fetch = () => Promise.reject(fetchFailed(aggregate));
  const error = await catchError(connectTo({ fetch }).retrieve("a", { retry: 0 }));
  expect((error as Error).message).toContain(
    "TypeError: fetch failed: AggregateError: connect ECONNREFUSED ::1, connect ECONNREFUSED 127.0.0.1",
  );
  expect(error).toMatchObject({ cause: { cause: { code: "ECONNREFUSED" } } });
});
