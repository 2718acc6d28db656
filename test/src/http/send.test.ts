import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  ApiError,
  ConnectionError,
  createTwelveLabs,
  createTwelveLabsLegacy,
  TimeoutError,
  type ClientEvent,
  type RetryOptions,
} from "../../../src/index.ts";
import { connectTo, createFakeServer, json, later, taskWith } from "../../support/fake-server.ts";
import { send, serve } from "../../support/local-server.ts";
import { catchError, inVirtualTime } from "../../support/outcome.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const apiKey = "tlk_0123456789";
const url = "https://api.twelvelabs.io/v1.3/tasks/a";
const failure = (promise: Promise<unknown>) => inVirtualTime(catchError(promise));

/** The pauses before the retries of a request that always fails. */
async function pausesWith(retry: number | RetryOptions): Promise<number[]> {
  const pauses: number[] = [];
  const onEvent = (event: ClientEvent) => event.type === "retry" && pauses.push(event.delay);
  const server = createFakeServer(() => json(503, ""));
  await failure(connectTo(server, { onEvent }).retrieve("a", { retry }));
  expect(server.sentAt).toHaveLength(pauses.length + 1);
  return pauses;
}

test("a request is sent again when its connection is reset", async () => {
  vi.useRealTimers();
  const server = await serve(({ response, count }) =>
    count === 1 ? response.destroy() : send(response, 200, { status: "ready" }),
  );
  const { tasks } = createTwelveLabs({ apiKey, baseUrl: server.url, retry: { minDelay: 1 } });
  expect(await tasks.retrieve("a")).toMatchObject({ state: "succeeded" });
  expect(server.requests).toHaveLength(2);
});

test("a connection that stays broken ends in a ConnectionError with its cause", async () => {
  vi.useRealTimers();
  const server = await serve(({ response }) => response.destroy());
  const { tasks } = createTwelveLabs({ apiKey, baseUrl: server.url, retry: { minDelay: 1 } });
  const error = await catchError(tasks.retrieve("a"));
  expect(error).toBeInstanceOf(ConnectionError);
  expect(error).toMatchObject({ retryable: true, cause: expect.any(Error) });
  expect((error as Error).message).toContain(`GET ${server.url}/tasks/a: TypeError: fetch failed`);
  expect(server.requests).toHaveLength(3);
});

test.for([408, 429, 500, 502, 503, 504])("%i is retried twice by default", async (status) => {
  const server = createFakeServer(() => json(status, ""));
  const error = await failure(connectTo(server).retrieve("a"));
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status, retryable: true, attempts: 3, body: "" });
  expect(server.sentAt).toHaveLength(3);
});

test.for([400, 401, 403, 404, 409])("%i is not retried", async (status) => {
  const server = createFakeServer(() => json(status, {}));
  const error = await failure(connectTo(server).retrieve("a"));
  expect(error).toMatchObject({ status, retryable: false, attempts: 1 });
  expect(server.sentAt).toHaveLength(1);
});

test("the options of a call win over those of the client", async () => {
  const server = createFakeServer(() => json(503, ""));
  const tasks = connectTo(server, { retry: 0 });
  await failure(tasks.retrieve("a"));
  expect(server.sentAt).toHaveLength(1);
  await failure(tasks.retrieve("a", { retry: { limit: 4 } }));
  expect(server.sentAt).toHaveLength(6);
});

test("the pause before a retry doubles up to maxDelay", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  expect(await pausesWith({ limit: 4, minDelay: 8, maxDelay: 20 })).toEqual([8, 16, 20, 20]);
});

test("the pause before a retry is shortened by a random part of up to a half", async () => {
  vi.spyOn(Math, "random").mockReturnValueOnce(0).mockReturnValueOnce(0.5).mockReturnValueOnce(1);
  expect(await pausesWith({ limit: 3, minDelay: 100, maxDelay: 100 })).toEqual([100, 75, 50]);
});

test("the pauses stay numbers after very many failures", async () => {
  const pauses = await pausesWith({ limit: 1100, minDelay: 0 });
  expect(pauses.filter((pause) => pause !== 0)).toEqual([]);
});

test("a retry option that is undefined counts as not given", async () => {
  const value = undefined;
  vi.spyOn(Math, "random").mockReturnValue(0);
  const retry = { limit: value, minDelay: value, maxDelay: value, maxRetryAfter: value };
  expect(await pausesWith(retry)).toEqual([300, 600]);
  const server = createFakeServer(() => json(503, "", { "retry-after": "61" }));
  const error = await failure(connectTo(server, { retry }).retrieve("a"));
  expect(error).toMatchObject({ status: 503, retryAfter: 61_000, attempts: 1 });
});

test("a timeout that is undefined counts as not given", async () => {
  const timeout = undefined;
  const server = createFakeServer(() => undefined);
  const error = await failure(connectTo(server, { retry: 0 }).retrieve("a", { timeout }));
  expect((error as Error).message).toBe(`GET ${url}: no response after 30000 ms`);
});

test("the timeout covers the body of a response", async () => {
  vi.useRealTimers();
  const server = await serve(({ response }) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
    response.write('{"_id":');
  });
  const { tasks } = createTwelveLabs({ apiKey, baseUrl: server.url, timeout: 80, retry: 0 });
  const error = await catchError(tasks.retrieve("a"));
  expect(error).toBeInstanceOf(TimeoutError);
  expect((error as Error).message).toBe(`GET ${server.url}/tasks/a: no response after 80 ms`);
});

test("the timeout ends a fetch and a key function that never settle", async () => {
  const never = () => new Promise<never>(() => {});
  const server = createFakeServer(() => taskWith("ready"));
  for (const stuck of [{ fetch: never }, { apiKey: never }]) {
    const tasks = connectTo(server, { timeout: 20, retry: 0, ...stuck });
    expect(await failure(tasks.retrieve("a"))).toBeInstanceOf(TimeoutError);
  }
});

test("the timeout and the signal end a call whose own body never ends", async () => {
  const server = createFakeServer(() => json(200, {}));
  const { api } = createTwelveLabsLegacy({ apiKey, fetch: server.fetch });
  const post = (options: { timeout?: number; signal?: AbortSignal }) => {
    const body = new ReadableStream({ pull: () => new Promise<never>(() => {}) });
    const stream = { body: body as never, bodySerializer: () => body, duplex: "half" };
    return failure(api.POST("/indexes/tasks", { ...stream, ...options }));
  };
  expect(await post({ timeout: 20 })).toBeInstanceOf(TimeoutError);
  const reason = new Error("no longer needed");
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 20);
  expect(await post({ signal: controller.signal })).toBe(reason);
  expect(server.sentAt).toEqual([]);
});

test.for([0, Infinity])("a timeout of %d ends no attempt", async (timeout) => {
  const server = createFakeServer(() => later(24 * 60 * 60_000, taskWith("ready")));
  const call = connectTo(server).retrieve("a", { timeout });
  expect(await inVirtualTime(call)).toMatchObject({ id: "a" });
});

test("POST is sent once, even if it fails", async () => {
  const server = createFakeServer(({ count }) =>
    count === 1 ? json(503, "") : new TypeError("fetch failed"),
  );
  const retry = { limit: 5, minDelay: 1 };
  const { tasks, api } = createTwelveLabsLegacy({ apiKey, fetch: server.fetch, retry });
  const create = () => tasks.create({ indexId: "i", videoUrl: "https://example.com/a.mp4" });
  expect(await failure(create())).toMatchObject({ status: 503, attempts: 1 });
  expect(await failure(create())).toBeInstanceOf(ConnectionError);
  const body = new FormData() as never; // openapi-fetch sends a FormData as it is
  expect(await failure(api.POST("/indexes/tasks", { body }))).toBeInstanceOf(ConnectionError);
  expect(server.sentAt).toHaveLength(3);
});

test.for([301, 302, 303, 307, 308])(
  "a redirect (%i) is refused, and nothing reaches its target",
  async (status) => {
    vi.useRealTimers();
    const target = await serve(({ response }) => send(response, 200, { status: "ready" }));
    const server = await serve(({ response }) =>
      send(response, status, "", { location: `${target.url}/tasks/a` }),
    );
    const { tasks, api } = createTwelveLabs({ apiKey, baseUrl: server.url });
    const path = { params: { path: { task_id: "a" } }, redirect: "follow" } as const;
    const calls = [
      () => tasks.retrieve("a"),
      () => tasks.wait("a"),
      () => api.GET("/tasks/{task_id}", path),
    ];
    for (const call of calls) {
      const error = await catchError(call());
      expect(error).toBeInstanceOf(ApiError);
      expect(error).toMatchObject({ status, retryable: false });
      const message = `GET ${server.url}/tasks/a: refused a redirect (${status})`;
      expect((error as Error).message).toBe(message);
    }
    expect(server.requests).toHaveLength(3);
    expect(target.requests).toEqual([]);
  },
);

test("a redirect without a status, as a browser shows it, is refused and not retried", async () => {
  const server = createFakeServer(() =>
    Object.defineProperties(new Response(null), { status: { value: 0 }, ok: { value: false } }),
  );
  const { tasks, api } = createTwelveLabs({ apiKey, fetch: server.fetch });
  const path = { params: { path: { task_id: "a" } } };
  const calls = [
    () => tasks.retrieve("a"),
    () => tasks.wait("a"),
    () => api.GET("/tasks/{task_id}", path),
  ];
  for (const call of calls) {
    const error = await failure(call());
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 0, retryable: false });
    expect((error as Error).message).toBe(`GET ${url}: refused a redirect (0)`);
  }
  expect(server.sentAt).toHaveLength(3);
});

test("an error that is not the client's own passes through, even if it looks retryable", async () => {
  const server = createFakeServer(() => taskWith("ready"));
  const sealed = Object.assign(new Error("vault is sealed"), { retryable: true, status: 503 });
  const tasks = connectTo(server, { apiKey: () => Promise.reject(sealed) });
  expect(await failure(tasks.retrieve("a"))).toBe(sealed);
  expect(await failure(tasks.wait("a"))).toBe(sealed);
  expect(server.sentAt).toEqual([]);
});

test("a 304 is an error that names the cache in between", async () => {
  const server = createFakeServer(() => new Response(null, { status: 304 }));
  const { tasks, api } = createTwelveLabs({ apiKey, fetch: server.fetch });
  const path = { params: { path: { task_id: "a" } } };
  const calls = [
    () => tasks.retrieve("a"),
    () => tasks.wait("a"),
    () => api.GET("/tasks/{task_id}", path),
  ];
  for (const call of calls) {
    const error = await failure(call());
    expect(error).toMatchObject({ name: "ApiError", status: 304, retryable: false });
    expect((error as Error).message).toBe(
      `GET ${url}: a cache responded (304): bypass it, and send no \`if-none-match\` or \`if-modified-since\``,
    );
  }
});

test("a mock of a success that is not ok is not called a redirect", async () => {
  const response = Object.defineProperty(taskWith("ready"), "ok", { value: false });
  const server = createFakeServer(() => response);
  const error = await failure(connectTo(server).retrieve("a"));
  expect(error).toMatchObject({ name: "ApiError", message: `GET ${url}: unexpected status (200)` });
});

test("sends no request if the call is aborted while the key is read", async () => {
  const controller = new AbortController();
  const fetch = vi.fn();
  const key = Promise.resolve(apiKey);
  const readKey = () => {
    controller.abort();
    return key;
  };
  const { tasks } = createTwelveLabs({ apiKey: readKey, fetch });
  await failure(tasks.retrieve("a", { signal: controller.signal }));
  expect(fetch).not.toHaveBeenCalled();
});
