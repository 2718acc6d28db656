import { createServer, type AddressInfo } from "node:net";
import { inspect } from "node:util";
import fc from "fast-check";
import { expect, onTestFinished, test, vi } from "vitest";
import {
  type ApiError,
  createLivepeer,
  createTwelveLabs,
  createTwelveLabsLegacy,
} from "../../../src/index.ts";
import { createFakeServer, json } from "../../support/fake-server.ts";
import { send, serve } from "../../support/local-server.ts";
import { catchError } from "../../support/outcome.ts";
import { show } from "../../support/show.ts";

const apiKey = "tlk_SECRET-0123456789";
const taskPath = { params: { path: { task_id: "a" } } };
const settled = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);

test.for([400, 401, 429, 500, 302, 200])(
  "a response with status %i that echoes the key shows it nowhere",
  async (status) => {
    const server = await serve(({ request, response }) => {
      const seen = String(request.headers["x-api-key"] ?? request.headers.authorization);
      send(response, status, `no token ${seen} found`, { "x-echo": seen });
    });
    const logged: unknown[] = [];
    const log = vi.spyOn(console, "log").mockImplementation((...all) => void logged.push(all));
    const options = { apiKey, baseUrl: server.url, retry: { minDelay: 1 } };
    const clients = [createTwelveLabs, createTwelveLabsLegacy, createLivepeer].map((create) =>
      create({ ...options, onEvent: (event) => logged.push(show(event)) }),
    );
    for (const client of clients) {
      expect(show(client)).not.toContain("SECRET");
      const error = await catchError(client.tasks.retrieve("a"));
      expect(show(error)).toContain("***");
      expect(show(error)).not.toContain("SECRET");
    }
    log.mockRestore();
    expect(logged.length).toBeGreaterThan(2);
    expect(inspect(logged, { depth: 20 })).not.toContain("SECRET");
  },
);

test("a failed task whose message echoes the key shows it nowhere", async () => {
  const { fetch } = createFakeServer(() =>
    json(200, { id: "a", status: { phase: "failed", errorMessage: `token ${apiKey}` } }),
  );
  const { tasks } = createLivepeer({ apiKey, fetch });
  const error = await catchError(tasks.wait("a"));
  expect(show(error)).toContain("token ***");
  expect(show(error)).not.toContain("SECRET");
});

test("a fetch error whose message holds the key shows it nowhere", async () => {
  const fetch = () => Promise.reject(new TypeError(`bad header ${apiKey}`));
  const { tasks } = createTwelveLabs({ apiKey, fetch, retry: 0 });
  const error = await catchError(tasks.retrieve("a"));
  expect(show(error)).toContain("bad header ***");
  expect(show(error)).not.toContain("SECRET");
});

test("a fetch error whose cause holds the key shows it nowhere", async () => {
  const cause = new Error(`header ${apiKey}`);
  const fetch = () => Promise.reject(new TypeError("fetch failed", { cause }));
  const { tasks } = createTwelveLabs({ apiKey, fetch, retry: 0 });
  const error = await catchError(tasks.retrieve("a"));
  expect(show(error)).toContain("fetch failed: Error: header ***");
  expect(show(error)).not.toContain("SECRET");
});

test.for([401, 200])("JSON with status %i that echoes the key shows it nowhere", async (status) => {
  const body = { message: apiKey, errors: [apiKey], [apiKey]: { deep: apiKey } };
  const { fetch } = createFakeServer(() => json(status, body));
  const { tasks, api } = createTwelveLabs({ apiKey, fetch });
  const results = [
    await settled(tasks.retrieve("a")),
    await settled(tasks.wait("a", { maxWait: 50 })),
    await api.GET("/tasks/{task_id}", taskPath),
  ];
  for (const result of results) expect(show(result)).not.toContain("SECRET");
  expect(show(results[0])).toContain("***");
});

test("an error body that writes the key with escapes shows it nowhere", async () => {
  const escaped = "tlk_SECRET\\u002b0\\/1=";
  const { fetch } = createFakeServer(() =>
    json(401, `{"message":"no token ${escaped}","${escaped}":1}`),
  );
  const { tasks } = createTwelveLabs({ apiKey: "tlk_SECRET+0/1=", fetch });
  const error = await catchError(tasks.retrieve("a"));
  expect(error).toMatchObject({ status: 401, body: { message: "no token ***", "***": 1 } });
  expect(show(error)).not.toContain("tlk_SECRET+0/1=");
});

test("a key that is a piece of JSON syntax does not break the body of an error", async () => {
  const { fetch } = createFakeServer(() => json(401, '{"code":"\\u003a"}'));
  const { tasks } = createTwelveLabs({ apiKey: ":", fetch });
  expect(await catchError(tasks.retrieve("a"))).toMatchObject({ body: { code: "***" } });
});

test("of an error of fetch, only the name, the message and the code are kept", async () => {
  const config = { deep: { headers: { "x-api-key": apiKey } } };
  const inner = Object.assign(new Error(`socket of ${apiKey}`), { code: "ECONNRESET", config });
  const outer = Object.assign(new TypeError("fetch failed"), { config, cause: inner });
  const { tasks } = createTwelveLabs({ apiKey, fetch: () => Promise.reject(outer), retry: 0 });
  const error = await catchError(tasks.retrieve("a"));
  expect(error).toMatchObject({
    name: "ConnectionError",
    cause: { name: "TypeError", message: "fetch failed", cause: { code: "ECONNRESET" } },
  });
  expect(show(error)).toContain("socket of ***");
  expect(show(error)).not.toContain("SECRET");
  expect(show(error)).not.toContain("config");
});

test("an error that is its own cause is described", async () => {
  const loop = new TypeError("fetch failed");
  loop.cause = loop;
  const { tasks } = createTwelveLabs({ apiKey, fetch: () => Promise.reject(loop), retry: 0 });
  await expect(tasks.retrieve("a")).rejects.toThrow("fetch failed: TypeError: fetch failed");
});

test("an error that combines others is described by their messages", async () => {
  const both = new AggregateError([new Error("refused ::1"), new Error("refused 127.0.0.1")]);
  const failed = new TypeError("fetch failed", { cause: both });
  const { tasks } = createTwelveLabs({ apiKey, fetch: () => Promise.reject(failed), retry: 0 });
  await expect(tasks.retrieve("a")).rejects.toThrow("refused ::1, refused 127.0.0.1");
});

test("a response that is not HTTP and echoes the key shows it nowhere", async () => {
  const server = createServer((socket) => {
    socket.on("data", (data) => socket.end(`hello ${String(data)}\r\n\r\n`));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const { tasks } = createTwelveLabs({ apiKey, baseUrl: `http://127.0.0.1:${port}`, retry: 0 });
  const error = await catchError(tasks.retrieve("a"));
  expect(error).toMatchObject({ name: "ConnectionError" });
  expect(show(error)).toContain("HPE_");
  expect(show(error)).not.toContain("SECRET");
});

/** The ways in which servers write a character, apart from the character itself. */
const encodings: ((character: string) => string)[] = [
  (character) => character,
  (character) => `\\u00${hexOf(character)}`,
  (character) => `\\\\u00${hexOf(character).toUpperCase()}`,
  (character) => `%${hexOf(character)}`,
  (character) => `%25${hexOf(character).toUpperCase()}`,
  (character) => `\\u0025${hexOf(character)}`,
  (character) => `&#${character.charCodeAt(0)};`,
  (character) => `&#x${hexOf(character)};`,
  (character) => `\\u0026#0${character.charCodeAt(0)};`,
  (character) => (character === "/" ? "\\/" : character),
  (character) => (character === "/" ? "&sol;" : character),
];
const hexOf = (character: string) => character.charCodeAt(0).toString(16);

/** Undoes all encodings, so that a key is found however it is written. */
function decode(text: string): string {
  let decoded = text;
  for (let round = 0; round < 4; round++) {
    decoded = decoded
      .replace(/\\+u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
      .replace(/\\+\//g, "/")
      .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
      .replace(/&#x0*([0-9a-f]+);/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
      .replace(/&#0*(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
      .replaceAll("&sol;", "/");
  }
  return decoded;
}

const secretKey = "lp/S3cret+Key=0123~";
const encodedKey = fc
  .array(fc.constantFrom(...encodings), {
    minLength: secretKey.length,
    maxLength: secretKey.length,
  })
  .map((chosen) => Array.from(secretKey, (character, index) => chosen[index]!(character)).join(""));
const bodies: ((key: string) => string)[] = [
  (key) => `{"status":{"phase":"failed","errorMessage":"no token ${key}."}}`,
  (key) => `{"id":"a","${key}":[{"deep":["x${key}y"]}],"status":{"phase":"completed"}}`,
  (key) => `{"message":"${key}","message":"again"}`,
  (key) => `"${key}"`,
  (key) => `<html>${key}</html>`,
  (key) => `{"truncated":"${key}`,
];

test("a key in any encoding, anywhere in a response, appears in no result", async () => {
  const response = fc.record({
    key: encodedKey,
    body: fc.constantFrom(...bodies),
    status: fc.constantFrom(200, 302, 400, 401, 404, 429, 503),
  });
  await fc.assert(
    fc.asyncProperty(response, async ({ key, body, status }) => {
      const headers = { "x-echo": `of ${key}`, [`x-${encodeURIComponent(secretKey)}`]: "1" };
      const { fetch } = createFakeServer(() => new Response(body(key), { status, headers }));
      const seen: unknown[] = [];
      const onEvent = (event: unknown) => seen.push(event);
      const { tasks, api } = createLivepeer({ apiKey: secretKey, fetch, retry: 0, onEvent });
      seen.push(await settled(tasks.retrieve("a")));
      const result = await api
        .GET("/task/{taskId}", { params: { path: { taskId: "a" } } })
        .catch((error: unknown) => ({ error }));
      seen.push(result);
      if ("response" in result) seen.push([...result.response.headers], result.response.statusText);
      expect(decode(seen.map(show).join("\n")).toLowerCase()).not.toContain(
        secretKey.toLowerCase(),
      );
    }),
    { numRuns: 300 },
  );
});

const goodTask = {
  _id: "test-61e100000000",
  status: "ready",
  index_id: "i-7-placeholder",
  hls: { video_url: "https://cdn.example.com/test/x.m3u8?from=not-needed" },
};
test.for(["x", "-", "0", "test", "id", "unused", "placeholder", "not-needed", "00000000"])(
  "the dummy key %j changes no good response, and is redacted in errors",
  async (dummy) => {
    const { fetch } = createFakeServer(({ id }) =>
      id === "good" ? json(200, goodTask) : json(401, { message: `no token ${dummy}` }),
    );
    const { tasks, api } = createTwelveLabs({ apiKey: dummy, fetch });
    expect((await tasks.retrieve("good")).raw).toEqual(goodTask);
    const { data } = await api.GET("/tasks/{task_id}", { params: { path: { task_id: "good" } } });
    expect(data).toEqual(goodTask);
    expect(show((await catchError(tasks.retrieve("bad"))) as Error)).toContain("***");
    expect(((await catchError(tasks.retrieve("bad"))) as ApiError).body).toEqual({
      message: expect.stringContaining("***") as string,
    });
  },
);

test("a token of thousands of characters is redacted", async () => {
  const token = `eyJ${"aB3-_x.9".repeat(500)}`;
  const escaped = token.replaceAll(".", "\\u002e");
  const { fetch } = createFakeServer(() => json(401, `{"message":"no token ${escaped}"}`));
  const { tasks } = createLivepeer({ apiKey: token, fetch });
  expect(await catchError(tasks.retrieve("a"))).toMatchObject({
    body: { message: "no token ***" },
  });
});

test("a key of digits is redacted in a number", async () => {
  const { fetch } = createFakeServer(() => json(200, { status: "ready", seen: 1234567890 }));
  const { tasks } = createTwelveLabs({ apiKey: "1234567890", fetch });
  expect((await tasks.retrieve("a")).raw).toEqual({ status: "ready", seen: "***" });
});

test("a key after many backslashes does not break the JSON of a response", async () => {
  const path = `${"\\".repeat(5)}${apiKey}`;
  const { fetch } = createFakeServer(() => json(200, { path }));
  const { api } = createTwelveLabs({ apiKey, fetch });
  const { data } = await api.GET("/tasks/{task_id}", taskPath);
  expect(data).toEqual({ path: `${"\\".repeat(5)}***` });
});

test("a good response without the key passes through api unchanged", async () => {
  const text = '{ "_id": "a",  "path": "C:\\\\tmp", "size": 1.0 }';
  const { fetch } = createFakeServer(() => json(200, text));
  const { api } = createTwelveLabs({ apiKey, fetch });
  const { data } = await api.GET("/tasks/{task_id}", { ...taskPath, parseAs: "text" });
  expect(data).toBe(text);
});

test("middleware of api sees the request without the key", async () => {
  const server = await serve(({ response }) => send(response, 200, {}));
  const { api } = createTwelveLabs({ apiKey, baseUrl: server.url });
  const seen: string[] = [];
  const look = ({ request }: { request: Request }) => void seen.push(inspect([...request.headers]));
  api.use({ onRequest: look, onResponse: look });
  await api.GET("/tasks/{task_id}", taskPath);
  expect(server.requests[0]?.headers["x-api-key"]).toBe(apiKey);
  expect(seen).toHaveLength(2);
  expect(seen.join()).not.toContain("SECRET");
});

test("the last keys of a client are redacted after a rotation, in errors and in good responses", async () => {
  const keys = ["tlk_FIRST-0123456789", "tlk_SECOND-0123456789", "tlk_THIRD-0123456789"];
  let count = 0;
  const statuses = [200, 200, 500, 200];
  const fetch = async () =>
    json(statuses[count - 1]!, { status: "ready", echo: keys.slice(0, count) });
  const { tasks } = createTwelveLabs({
    apiKey: () => keys[Math.min(count++, keys.length - 1)]!,
    fetch,
    retry: 0,
  });
  const results: unknown[] = [];
  for (const _ of statuses) results.push(await settled(tasks.retrieve("a")));
  expect(show(results)).toContain('"***"');
  for (const key of keys) expect(show(results)).not.toContain(key);
  expect(results).toMatchObject([
    { raw: { echo: ["***"] } },
    { raw: { echo: ["***", "***"] } },
    { body: { echo: ["***", "***", "***"] } },
    { raw: { echo: ["***", "***", "***"] } },
  ]);
});

test("a key that was rotated long ago is forgotten, so that their number stays small", async () => {
  let count = 0;
  const fetch = async () => json(200, { status: "ready", echo: "tlk_KEY-1-0123456789" });
  const { tasks } = createTwelveLabs({ apiKey: () => `tlk_KEY-${++count}-0123456789`, fetch });
  const echoes: unknown[] = [];
  for (let call = 1; call <= 6; call++) {
    const { raw } = await tasks.retrieve("a");
    echoes.push((raw as { echo?: string }).echo);
  }
  expect(echoes.slice(0, 4)).toEqual(["***", "***", "***", "***"]);
  expect(echoes.at(-1)).toBe("tlk_KEY-1-0123456789");
});

test("a key in the URL appears in no event and in no error", async () => {
  const events: unknown[] = [];
  let count = 0;
  const { tasks } = createTwelveLabs({
    apiKey: async () => apiKey,
    baseUrl: `https://example.com/${encodeURIComponent(apiKey)}`,
    fetch: () => (++count === 1 ? Promise.resolve(json(500, "")) : new Promise(() => {})),
    onEvent: (event) => events.push(event),
    retry: { limit: 1, minDelay: 1 },
    timeout: 20,
  });
  const error = await catchError(tasks.retrieve("a"));
  expect(error).toMatchObject({
    name: "TimeoutError",
    message: "GET https://example.com/***/tasks/a: no response after 20 ms",
  });
  const url = "https://example.com/***/tasks/a";
  expect(events).toMatchObject([{ type: "attempt", url }, { type: "retry", url }, { url }]);
  expect(show(events)).not.toContain("SECRET");
});
