import { expect, onTestFinished, test, vi } from "vitest";
import {
  ApiError,
  ConnectionError,
  createTwelveLabs,
  createTwelveLabsLegacy,
  TimeoutError,
  type ClientEvent,
  type ClientOptions,
} from "../../src/index.ts";
import { send, serve, type TestServer } from "../support/local-server.ts";

const ready = { _id: "a", status: "ready" };
const soon = { minDelay: 1 };
const connect = (server: TestServer, options: ClientOptions = {}) =>
  createTwelveLabs({ apiKey: "tlk_0123456789", baseUrl: server.url, ...options }).tasks;
const catchError = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable("no error"),
    (error: unknown) => error,
  );
const gap = ({ requests }: TestServer) => requests[1]!.at - requests[0]!.at;

test("a reset connection is retried", async () => {
  const server = await serve(({ response, count }) =>
    count == 1 ? response.destroy() : send(response, 200, ready),
  );
  expect(await connect(server, { retry: soon }).retrieve("a")).toMatchObject({
    state: "succeeded",
  });
  expect(server.requests).toHaveLength(2);
});

test("a connection that stays broken is a ConnectionError with its cause", async () => {
  const server = await serve(({ response }) => response.destroy());
  const error = await catchError(connect(server, { retry: soon }).retrieve("a"));
  expect(error).toBeInstanceOf(ConnectionError);
  expect(error).toMatchObject({ retryable: true, cause: expect.any(Error) });
  expect((error as Error).message).toContain(`GET ${server.url}/tasks/a: `);
  expect(server.requests).toHaveLength(3);
});

test.for([408, 429, 500, 502, 503, 504])("%i is retried twice by default", async (status) => {
  const server = await serve(({ response }) => send(response, status, ""));
  const error = await catchError(connect(server, { retry: soon }).retrieve("a"));
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status, retryable: true, attempts: 3, body: "" });
  expect(server.requests).toHaveLength(3);
});

test.for([400, 401, 403, 404, 409])("%i is not retried", async (status) => {
  const server = await serve(({ response }) => send(response, status, {}));
  expect(await catchError(connect(server).retrieve("a"))).toMatchObject({ status, attempts: 1 });
  expect(server.requests).toHaveLength(1);
});

test("a call's retry wins over the client's, and a pause grows with each failure", async () => {
  const server = await serve(({ response }) => send(response, 503, ""));
  const delays: number[] = [];
  vi.spyOn(Math, "random").mockReturnValue(0);
  onTestFinished(() => void vi.restoreAllMocks());
  const onEvent = (event: ClientEvent) => event.type == "retry" && delays.push(event.delay);
  const tasks = connect(server, { retry: 0, onEvent });
  await catchError(tasks.retrieve("a"));
  expect(server.requests).toHaveLength(1);
  await catchError(tasks.retrieve("a", { retry: { limit: 4, minDelay: 8, maxDelay: 20 } }));
  expect(server.requests).toHaveLength(6);
  expect(delays).toEqual([8, 16, 20, 20]);
});

test("a field of `retry` that is undefined says nothing", async () => {
  const server = await serve(({ response }) => send(response, 503, "", { "retry-after": "61" }));
  const retry = { limit: undefined, maxRetryAfter: undefined };
  const error = await catchError(connect(server, { retry }).retrieve("a"));
  expect(error).toMatchObject({ status: 503, retryAfter: 61_000, attempts: 1 });
  const broken = await serve(({ response }) => response.destroy());
  await catchError(connect(broken, { retry: { ...retry, minDelay: 1 } }).retrieve("a"));
  expect(broken.requests).toHaveLength(3);
});

test("an error body may have no message beside its code and details", async () => {
  const body = { error: { code: "rate_limit", details: { retryAfter: "60", requestId: "r-1" } } };
  const server = await serve(({ response }) => send(response, 429, body));
  const error = await catchError(connect(server, { retry: 0 }).retrieve("a"));
  expect(error).toMatchObject({ code: "rate_limit", retryAfter: 60_000, requestId: "r-1" });
});

test("a body that stalls after the headers is a TimeoutError", async () => {
  const server = await serve(({ response }) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
    response.write('{"_id":');
  });
  const begun = Date.now();
  const error = await catchError(connect(server, { timeout: 80, retry: 0 }).retrieve("a"));
  expect(error).toBeInstanceOf(TimeoutError);
  expect((error as Error).message).toBe(`GET ${server.url}/tasks/a: no answer after 80 ms`);
  expect(Date.now() - begun).toBeLessThan(1000);
});

test("a fetch and a key function that never answer end in time too", async () => {
  const never = () => new Promise<never>(() => {});
  const server = await serve(({ response }) => send(response, 200, ready));
  const options = { timeout: 20, retry: 0 };
  for (const stuck of [{ fetch: never }, { apiKey: never }]) {
    const error = await catchError(connect(server, { ...options, ...stuck }).retrieve("a"));
    expect(error).toBeInstanceOf(TimeoutError);
  }
});

test("an infinite timeout is no timeout", async () => {
  const server = await serve(({ response }) => setTimeout(() => send(response, 200, ready), 50));
  expect(await connect(server).retrieve("a", { timeout: Infinity })).toMatchObject({ id: "a" });
});

const nextSecond = (seconds: number) => Math.ceil(Date.now() / 1000) + seconds;
const askToWait: [string, () => [object, unknown]][] = [
  ["Retry-After in seconds", () => [{ "retry-after": "1" }, ""]],
  [
    "Retry-After as a date",
    () => [{ "retry-after": new Date(nextSecond(1) * 1000).toUTCString() }, ""],
  ],
  ["details.retryAfter", () => [{}, { error: { message: "slow", details: { retryAfter: "1" } } }]],
  [
    "X-Ratelimit-Reset",
    () => [{ "x-ratelimit-remaining": "0", "x-ratelimit-reset": `${nextSecond(1)}` }, ""],
  ],
];

test.for(askToWait)("%s is honoured", async ([, ask]) => {
  const server = await serve(({ response, count }) => {
    const [headers, body] = ask();
    if (count == 1) send(response, 429, body, headers);
    else send(response, 200, ready);
  });
  expect(await connect(server, { retry: soon }).retrieve("a")).toMatchObject({ id: "a" });
  expect(gap(server)).toBeGreaterThan(980);
  expect(gap(server)).toBeLessThan(2500);
});

const askTooMuch: [string, () => [object, unknown]][] = [
  ["Retry-After in seconds", () => [{ "retry-after": "90" }, ""]],
  [
    "Retry-After as a date",
    () => [{ "retry-after": new Date(Date.now() + 91e3).toUTCString() }, ""],
  ],
  ["details.retryAfter", () => [{}, { error: { message: "slow", details: { retryAfter: "90" } } }]],
  [
    "X-Ratelimit-Reset",
    () => [{ "x-ratelimit-remaining": "0", "x-ratelimit-reset": `${nextSecond(90)}` }, ""],
  ],
];

test.for(askTooMuch)("%s above 60 s is thrown at once", async ([, ask]) => {
  const server = await serve(({ response }) => {
    const [headers, body] = ask();
    send(response, 429, body, headers);
  });
  for (const call of ["retrieve", "wait"] as const) {
    const error = (await catchError(connect(server)[call]("a"))) as ApiError;
    expect(error).toBeInstanceOf(ApiError);
    expect(error.retryAfter).toBeGreaterThan(80_000);
    expect(error.retryAfter).toBeLessThan(92_000);
  }
  expect(server.requests).toHaveLength(2);
});

test("X-Ratelimit-Reset counts for nothing while something remains", async () => {
  const headers = { "x-ratelimit-remaining": "5", "x-ratelimit-reset": `${nextSecond(90)}` };
  const server = await serve(({ response, count }) =>
    count == 1 ? send(response, 500, "", headers) : send(response, 200, ready),
  );
  expect(await connect(server, { retry: soon }).retrieve("a")).toMatchObject({ id: "a" });
});

test("POST is sent once, whatever happens", async () => {
  const server = await serve(({ response, count }) =>
    count == 1 ? send(response, 503, "") : response.destroy(),
  );
  const options = {
    apiKey: "tlk_0123456789",
    baseUrl: server.url,
    retry: { limit: 5, minDelay: 1 },
  };
  const { tasks, api } = createTwelveLabsLegacy(options);
  const create = () => tasks.create({ indexId: "i", videoUrl: "https://example.com/a.mp4" });
  expect(await catchError(create())).toMatchObject({ status: 503, attempts: 1 });
  expect(await catchError(create())).toBeInstanceOf(ConnectionError);
  const body = new FormData() as never;
  expect(await catchError(api.POST("/indexes/tasks", { body }))).toBeInstanceOf(ConnectionError);
  expect(server.requests).toHaveLength(3);
});

test.for([301, 302, 303, 307, 308])(
  "a redirect (%i) is refused, and nothing reaches its target",
  async (status) => {
    const target = await serve(({ response }) => send(response, 200, ready));
    const server = await serve(({ response }) =>
      send(response, status, "", { location: `${target.url}/tasks/a` }),
    );
    const { tasks, api } = createTwelveLabs({ apiKey: "tlk_0123456789", baseUrl: server.url });
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
      expect((error as Error).message).toContain("redirect");
    }
    expect(server.requests).toHaveLength(3);
    expect(target.requests).toEqual([]);
  },
);

test("an error that is not the client's own passes through", async () => {
  const server = await serve(({ response }) => send(response, 200, ready));
  const trouble = new Error("vault is sealed");
  const apiKey = () => Promise.reject(trouble);
  expect(await catchError(connect(server, { apiKey }).retrieve("a"))).toBe(trouble);
  expect(await catchError(connect(server, { apiKey }).wait("a"))).toBe(trouble);
});
