import { expect, test, vi } from "vitest";
import { ApiError, createTwelveLabs, VideoTasksError } from "../../../src/index.ts";
import { connectTo, createFakeServer } from "../../support/fake-server.ts";
import { catchError } from "../../support/outcome.ts";

const KILOBYTE = 1024;

/** A body that never ends, and counts the bytes that were taken from it. */
function createEndlessBody() {
  const state = { sent: 0, cancelled: false };
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      state.sent += KILOBYTE;
      controller.enqueue(new Uint8Array(KILOBYTE).fill(97));
    },
    cancel() {
      state.cancelled = true;
    },
  });
  return { state, stream };
}

test("a body that is larger than maxBodySize ends as an error while it streams", async () => {
  const { state, stream } = createEndlessBody();
  const server = createFakeServer(() => new Response(stream));
  const error = await catchError(connectTo(server, { maxBodySize: 10_000 }).retrieve("a"));
  expect(error).toBeInstanceOf(VideoTasksError);
  expect(error).toMatchObject({ retryable: false });
  expect((error as Error).message).toMatch(
    /^GET .*\/tasks\/a: the response body is larger than 10000 bytes \(`maxBodySize`\)$/,
  );
  expect(server.sentAt).toHaveLength(1);
  expect(state.cancelled).toBe(true);
  expect(state.sent).toBeLessThan(20 * KILOBYTE);
});

test("a body of exactly maxBodySize is read", async () => {
  const text = '{"status":"ready"}';
  const server = createFakeServer(() => new Response(text));
  const tasks = connectTo(server, { maxBodySize: text.length });
  expect(await tasks.retrieve("a")).toMatchObject({ state: "succeeded" });
});

test.for([
  ["without a length", {}, 0],
  ["with a length that fits", { "content-length": "18" }, 1],
  ["with a length that does not fit", { "content-length": "21" }, 0],
  [
    "with the length of its compressed form",
    { "content-length": "18", "content-encoding": "gzip" },
    0,
  ],
] as const)("a body %s is read as a whole or as a stream", async ([, headers, wholeReads]) => {
  const response = new Response('{"status":"ready"}', { headers });
  const text = vi.spyOn(response, "text");
  const tasks = connectTo(
    createFakeServer(() => response),
    { maxBodySize: 20 },
  );
  expect(await tasks.retrieve("a")).toMatchObject({ state: "succeeded" });
  expect(text).toHaveBeenCalledTimes(wholeReads);
});

test("an endless error response is an ApiError with the beginning of its text", async () => {
  const { state, stream } = createEndlessBody();
  const server = createFakeServer(() => new Response(stream, { status: 503 }));
  const error = (await catchError(connectTo(server, { retry: 0 }).retrieve("a"))) as ApiError;
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status: 503, retryable: true });
  expect(error.text).toMatch(/^a{65536}… \(shortened from \d+ characters\)$/);
  expect(error.body).toBe(error.text);
  expect(error.message.length).toBeLessThan(500);
  expect(Object.keys(error).length).toBeLessThan(20);
  expect(state.cancelled).toBe(true);
  expect(state.sent).toBeLessThan(1100 * KILOBYTE);
});

test("a long message of the vendor is shortened in the message of the error", async () => {
  const message = "m".repeat(100_000);
  const server = createFakeServer(() => Response.json({ message }, { status: 400 }));
  const error = (await catchError(connectTo(server).retrieve("a"))) as ApiError;
  expect(error.message.length).toBeLessThan(2_500);
  expect(error.body).toEqual({ message });
});

test("a body is read without streams, as in React Native", async () => {
  const server = createFakeServer(() =>
    Object.defineProperty(Response.json({ status: "ready" }), "body", { value: undefined }),
  );
  expect(await connectTo(server).retrieve("a")).toMatchObject({ state: "succeeded" });
  const large = connectTo(server, { maxBodySize: 5 }).retrieve("a");
  await expect(large).rejects.toThrow("larger than 5 bytes");
});

test("a character that is split between two chunks is read", async () => {
  const bytes = new TextEncoder().encode('{"status":"é"}');
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  const task = await connectTo(createFakeServer(() => new Response(stream))).retrieve("a");
  expect(task.status).toBe("é");
});

test("a request has a URL and options, never a Request, also through api", async () => {
  const fetch = vi.fn(async (_url: string, _init: RequestInit) => Response.json({ _id: "a" }));
  const { tasks, api } = createTwelveLabs({ apiKey: "tlk_0123456789", fetch });
  await tasks.retrieve("a");
  await api.GET("/tasks/{task_id}", { params: { path: { task_id: "a" } } });
  expect(fetch.mock.calls.map(([url]) => url)).toEqual(
    Array(2).fill("https://api.twelvelabs.io/v1.3/tasks/a"),
  );
  for (const [, init] of fetch.mock.calls) {
    expect(new Headers(init.headers).get("x-api-key")).toBe("tlk_0123456789");
    expect(init).toMatchObject({ method: "GET", body: null, redirect: "manual" });
  }
});

/** A careless mock of a response. A cast: it lacks most of a response. */
const mock = (fields: object) => async () => fields as Response;
const text = async () => '{"status":"ready"}';

test.for<[string, object]>([
  ["`status` and `text`", { status: 200, text }],
  ["`ok` and `text`", { ok: true, text }],
  ["`text`", { text }],
  ["a `Map` of headers", { ok: true, status: 200, headers: new Map(), text }],
  ["`get` of headers", { status: 200, headers: { get: () => null }, text }],
])("a mock with no more than %s is a response", async ([, fields]) => {
  const tasks = connectTo({ fetch: mock(fields) });
  expect(await tasks.retrieve("a")).toMatchObject({ state: "succeeded" });
  expect(await tasks.wait("a")).toMatchObject({ state: "succeeded" });
});

test("a mock of an error response needs no headers", async () => {
  const fetch = mock({ ok: false, status: 404, text: async () => "gone" });
  const error = await catchError(connectTo({ fetch }).retrieve("a"));
  expect(error).toMatchObject({ name: "ApiError", status: 404, text: "gone" });
});

test.for<[string, unknown]>([
  ["nothing", undefined],
  ["null", null],
  ["a text", "ready"],
  ["a number", 200],
  ["a task instead of a response", { status: "ready" }],
  ["a mock without `text`", { ok: true, status: 200, json: async () => ({ status: "ready" }) }],
  [
    "headers that are a plain object",
    { ok: false, status: 503, headers: { "retry-after": 1 }, text },
  ],
  ["headers that are null", { ok: true, status: 200, headers: null, text }],
])("a fetch that returns %s ends every call at once with a message about it", async ([, value]) => {
  // A cast: JavaScript callers may return anything.
  const fetch = vi.fn(async () => value as Response);
  const message = "`fetch` must be a function that returns a `Response`.";
  const { tasks, api } = createTwelveLabs({ apiKey: "tlk_0123456789", fetch });
  const path = { params: { path: { task_id: "a" } } };
  for (const call of [tasks.wait("a"), tasks.retrieve("a"), api.GET("/tasks/{task_id}", path)]) {
    expect(await catchError(call)).toMatchObject({
      name: "VideoTasksError",
      retryable: false,
      message,
    });
  }
  expect(fetch).toHaveBeenCalledTimes(3);
});

test.for<[string, object]>([
  ["a text that is an object", { ok: true, status: 200, text: async () => ({ status: "ready" }) }],
  ["a text that is missing", { ok: true, status: 200, text: async () => undefined }],
])("a mock with %s ends a wait at once", async ([, fields]) => {
  const error = await catchError(connectTo({ fetch: mock(fields) }).wait("a"));
  expect(error).toMatchObject({ name: "VideoTasksError", retryable: false });
});
