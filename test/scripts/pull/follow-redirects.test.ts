import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { reasonToRefuse } from "../../../scripts/pull/refuse-url.ts";
import { readBody } from "../../../scripts/pull/read-body.ts";
import { FetchError } from "../../../scripts/pull/fetched-page.ts";
import { followRedirects } from "../../../scripts/pull/follow-redirects.ts";
import { sendRequest } from "../../../scripts/pull/send-request.ts";

type Reply = { status: number; headers?: Record<string, string> };

const START = "https://docs.example.com/a";
const requests: { url: string; headers: Headers }[] = [];

/** Lets the network reply with the given responses, and 200 behind them. */
function reply(...replies: Reply[]): void {
  vi.stubGlobal("fetch", (url: URL, { headers }: { headers: Headers }) => {
    requests.push({ url: url.href, headers });
    const { status, ...rest } = replies.shift() ?? { status: 200 };
    return Promise.resolve(new Response(null, { status, ...rest }));
  });
}

const redirect = (location: string): Reply => ({ status: 302, headers: { location } });
const run = (validators = {}, start = START) =>
  followRedirects(new URL(start), {
    allowHttp: false,
    send: (url) => sendRequest(url, validators, new AbortController().signal),
  });

/** After how many milliseconds a refused page may be tried again. */
async function retryAfter(status: number, header?: string): Promise<number | undefined> {
  reply({ status, ...(header === undefined ? {} : { headers: { "retry-after": header } }) });
  const error: unknown = await run().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(FetchError);
  return error instanceof FetchError ? error.retryAfter : undefined;
}

beforeEach(() => void requests.splice(0));
afterEach(() => void vi.unstubAllGlobals());

describe("a request for a page", () => {
  it("asks for text without compression", async () => {
    reply();
    await run();
    expect(requests[0]?.headers.get("accept-encoding")).toBe("identity");
    expect(requests[0]?.headers.get("accept")).toMatch(/^text\/markdown/);
  });

  it("has the validators that are known, and no others", async () => {
    reply();
    await run({ etag: '"one"' });
    expect(requests[0]?.headers.get("if-none-match")).toBe('"one"');
    expect(requests[0]?.headers.has("if-modified-since")).toBe(false);
  });
});

describe("redirects", () => {
  it("are followed up to five times on the same host", async () => {
    reply(...["/1", "/2", "/3", "/4", "/5"].map(redirect));
    expect((await run()).status).toBe(200);
    expect(requests.at(-1)?.url).toBe("https://docs.example.com/5");
    reply(...["/1", "/2", "/3", "/4", "/5", "/6"].map(redirect));
    await expect(run()).rejects.toThrow(FetchError);
  });

  it.each([
    ["another host", "https://other.example.com/a"],
    ["another port", "https://docs.example.com:8443/a"],
    ["http", "http://docs.example.com/a"],
    ["a user name", "https://user@docs.example.com/a"],
    ["no URL", "https://"],
  ])("to %s are refused before a request", async (_, location) => {
    reply(redirect(location));
    await expect(run()).rejects.toThrow(FetchError);
    expect(requests).toHaveLength(1);
  });

  it("without a location are refused", async () => {
    reply({ status: 302 });
    await expect(run()).rejects.toThrow(FetchError);
  });
});

describe("a server that is busy", () => {
  it.each([429, 502, 503, 504])("with %i may be asked again after a second", async (status) => {
    expect(await retryAfter(status)).toBe(1000);
  });

  it.each([400, 404, 500])("is not one that replies with %i", async (status) => {
    expect(await retryAfter(status, "1")).toBeUndefined();
  });

  it("is asked again after the pause that it names", async () => {
    expect(await retryAfter(503, "7")).toBe(7000);
    expect(await retryAfter(503, "Mon, 02 Jan 2023 00:00:00 GMT")).toBe(0);
    expect(await retryAfter(503, "soon")).toBe(1000);
  });
});

it.each([
  ["https://user@docs.example.com", false],
  ["https://:word@docs.example.com", false],
  ["http://docs.example.com", true],
  ["ftp://docs.example.com", false],
])("%s is accepted where http is allowed: %s", (url, isAccepted) => {
  expect(reasonToRefuse(new URL(url), true) === undefined).toBe(isAccepted);
});

describe("the body of a page", () => {
  const read = (text: string, type = "text/plain", maxBytes = 100) =>
    readBody(new Response(text, { headers: { "content-type": type } }), maxBytes);

  it.each([
    ["HTML by its type", "# A", "text/html; charset=utf-8"],
    ["XHTML by its type", "# A", "application/xhtml+xml"],
    ["HTML by its text", "\n<!DOCTYPE html><p>A", "text/plain"],
    ["HTML without a doctype", "<HTML lang='en'>", "text/markdown"],
    ["white space", " \n", "text/plain"],
  ])("is refused when it is %s", async (_, text, type) => {
    await expect(read(text, type)).rejects.toThrow(FetchError);
  });

  it("may begin with another tag", async () => {
    expect(await read("<Note>A</Note>")).toMatchObject({ text: "<Note>A</Note>" });
  });

  it("may be as large as the limit, and not a byte larger", async () => {
    expect(await read("abc", "text/plain", 3)).toMatchObject({ text: "abc" });
    await expect(read("abcd", "text/plain", 3)).rejects.toThrow(FetchError);
  });
});
