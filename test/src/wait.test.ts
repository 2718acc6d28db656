import { expect, test } from "vitest";
import {
  ApiError,
  ConnectionError,
  createLivepeer,
  createTwelveLabs,
  InvalidResponseError,
  TaskFailedError,
  WaitTimeoutError,
  type ClientEvent,
  type ClientOptions,
} from "../../src/index.ts";
import { send, serve, tell, type TestServer } from "../support/local-server.ts";

const connect = (server: TestServer, options: ClientOptions = {}) =>
  createTwelveLabs({
    apiKey: "tlk_0123456789",
    baseUrl: server.url,
    retry: { minDelay: 1 },
    ...options,
  }).tasks;
const catchError = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable("no error"),
    (error: unknown) => error,
  );
const fast = { interval: 5 };

test("a wait resolves once the task has succeeded, and tells of each change", async () => {
  const server = await tell("pending", "indexing", "indexing", "ready");
  const seen: string[] = [];
  const task = await connect(server).wait("a", {
    ...fast,
    onUpdate: ({ status }) => seen.push(status),
  });
  expect(task).toMatchObject({ id: "a", state: "succeeded", done: true });
  expect(seen).toEqual(["pending", "indexing", "ready"]);
  expect(server.requests).toHaveLength(4);
});

test("a task that failed is a TaskFailedError with the task", async () => {
  const server = await tell("indexing", "failed");
  const error = await catchError(connect(server).wait("a", fast));
  expect(error).toBeInstanceOf(TaskFailedError);
  expect(error).toMatchObject({ retryable: false, task: { id: "a", state: "failed" } });
  expect((error as Error).message).toBe("Task a: failed");
});

test("a cancelled task is a TaskFailedError too", async () => {
  const server = await serve(({ response }) =>
    send(response, 200, { status: { phase: "cancelled" } }),
  );
  const { tasks } = createLivepeer({ apiKey: "key", baseUrl: server.url });
  expect(await catchError(tasks.wait("a", fast))).toMatchObject({
    name: "TaskFailedError",
    task: { state: "cancelled" },
  });
});

test("Livepeer's message of an attempt that is to be repeated is no failure", async () => {
  const phases = ["running", "waiting", "running", "completed"];
  const server = await serve(({ response, count }) =>
    send(response, 200, {
      id: "a",
      status: { phase: phases[count - 1], errorMessage: "attempt failed", progress: 1 / count },
    }),
  );
  const { tasks } = createLivepeer({ apiKey: "key", baseUrl: server.url });
  const messages: unknown[] = [];
  const onUpdate = ({ message }: { message?: string | undefined }) => messages.push(message);
  expect(await tasks.wait("a", { ...fast, onUpdate })).toMatchObject({ state: "succeeded" });
  expect(messages).toEqual([undefined, undefined, undefined, undefined]);
});

test("an unknown status is waited out, without spinning, until maxWait", async () => {
  const server = await tell("archiving");
  const begun = Date.now();
  const error = await catchError(connect(server).wait("a", { maxWait: 1000 }));
  expect(Date.now() - begun).toBeGreaterThanOrEqual(999);
  expect(Date.now() - begun).toBeLessThan(1500);
  expect(error).toBeInstanceOf(WaitTimeoutError);
  expect(error).toMatchObject({
    retryable: true,
    lastError: undefined,
    task: { state: "unknown" },
  });
  const { waited, message } = error as WaitTimeoutError;
  expect(waited).toBeGreaterThanOrEqual(999);
  expect(message).toBe(`Task a: archiving after ${waited} ms`);
  expect(server.requests).toHaveLength(2);
});

test.for([0, -1, NaN])("an interval of %d falls back to the usual pace", async (interval) => {
  const server = await tell("indexing");
  await catchError(connect(server).wait("a", { maxWait: 300, interval }));
  expect(server.requests).toHaveLength(1);
});

test("an answer that does not come is cut off by maxWait", async () => {
  const server = await serve(() => {});
  const begun = Date.now();
  const error = await catchError(connect(server).wait("a", { maxWait: 100 }));
  expect(Date.now() - begun).toBeLessThan(600);
  expect(error).toMatchObject({
    name: "WaitTimeoutError",
    task: undefined,
    lastError: { name: "TimeoutError" },
  });
});

test("trouble that lasts shares the wait's one budget with its retries", async () => {
  const server = await serve(({ response }) => send(response, 503, ""));
  const retry = { limit: 50, minDelay: 40, maxDelay: 40 };
  const begun = Date.now();
  const errors: unknown[] = [];
  const onEvent = (event: ClientEvent) => event.type == "poll" && errors.push(event.error);
  const waiting = connect(server, { onEvent }).wait("a", { ...fast, maxWait: 300, retry });
  expect(await catchError(waiting)).toMatchObject({
    name: "WaitTimeoutError",
    lastError: { retryable: true },
  });
  expect(Date.now() - begun).toBeLessThan(800);
  expect(errors[0]).toMatchObject({ status: 503, attempts: 1 });
  expect(server.requests.length).toBeGreaterThan(5);
  expect(server.requests.length).toBeLessThanOrEqual(16);
});

test("four 503 in a row are ridden out, by default within seconds", async () => {
  const server = await serve(({ response, count }) =>
    count < 5 ? send(response, 503, "") : send(response, 200, { status: "ready" }),
  );
  expect(await connect(server).wait("a", fast)).toMatchObject({ state: "succeeded" });
  expect(server.requests).toHaveLength(5);
});

test.for([401, 403, 404, 400])("a %i in the middle of a wait is thrown at once", async (status) => {
  const server = await serve(({ response, count }) =>
    count < 2 ? send(response, 200, { status: "indexing" }) : send(response, status, {}),
  );
  expect(await catchError(connect(server).wait("a", fast))).toMatchObject({ status });
  expect(server.requests).toHaveLength(2);
});

test("a 404 on the first two polls may be a replica's lag", async () => {
  const server = await serve(({ response, count }) =>
    count < 3 ? send(response, 404, {}) : send(response, 200, { status: "ready" }),
  );
  expect(await connect(server).wait("a", fast)).toMatchObject({ state: "succeeded" });
});

test("a third 404 is thrown", async () => {
  const missing = await serve(({ response }) => send(response, 404, {}));
  expect(await catchError(connect(missing).wait("a", fast))).toBeInstanceOf(ApiError);
  expect(missing.requests).toHaveLength(3);
});

test("a reset connection, HTML, an empty body and 204 are ridden out", async () => {
  const server = await serve(({ response, count }) => {
    if (count == 1) response.destroy();
    else if (count == 2) send(response, 200, "<html></html>");
    else if (count == 3) send(response, 200, "");
    else if (count == 4) send(response, 204, "");
    else send(response, 200, { status: "ready" });
  });
  const errors: unknown[] = [];
  const onEvent = (event: ClientEvent) =>
    event.type == "poll" && event.error && errors.push(event.error);
  expect(await connect(server, { onEvent }).wait("a", fast)).toMatchObject({ state: "succeeded" });
  expect(errors[0]).toBeInstanceOf(ConnectionError);
  expect(errors.slice(1)).toHaveLength(3);
  for (const error of errors.slice(1)) expect(error).toBeInstanceOf(InvalidResponseError);
});

test("Retry-After holds the next poll back, but not beyond maxWait", async () => {
  const server = await serve(({ response, count }) =>
    count == 1
      ? send(response, 429, "", { "retry-after": "1" })
      : send(response, 200, { status: "ready" }),
  );
  await connect(server).wait("a", fast);
  expect(server.requests[1]!.at - server.requests[0]!.at).toBeGreaterThan(980);

  const busy = await serve(({ response }) => send(response, 429, "", { "retry-after": "30" }));
  const begun = Date.now();
  const error = await catchError(connect(busy).wait("a", { ...fast, maxWait: 200 }));
  expect(error).toMatchObject({ name: "WaitTimeoutError", lastError: { retryAfter: 30_000 } });
  expect(Date.now() - begun).toBeLessThan(700);
  expect(busy.requests).toHaveLength(1);
});

test("interval may depend on the poll's number and on the task", async () => {
  const server = await tell("pending", "indexing", "ready");
  const asked: unknown[] = [];
  await connect(server).wait("a", {
    interval: (poll, task) => {
      asked.push([poll, task?.status]);
      return 1;
    },
  });
  expect(asked).toEqual([
    [1, "pending"],
    [2, "indexing"],
    [3, "ready"],
  ]);
});

test("watch yields each change, and the task that failed last", async () => {
  const server = await tell("pending", "pending", "indexing", "failed", "ready");
  const seen: string[] = [];
  for await (const task of connect(server).watch("a", fast)) seen.push(task.state);
  expect(seen).toEqual(["pending", "running", "failed"]);
});

test("leaving watch stops its polls", async () => {
  const server = await tell("pending", "indexing");
  for await (const task of connect(server).watch("a", fast)) if (task.state == "running") break;
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(server.requests).toHaveLength(2);
});

test("events tell of each attempt, retry and poll", async () => {
  const server = await serve(({ response, count }) =>
    count == 1 ? send(response, 500, "") : send(response, 200, { status: "ready" }),
  );
  const events: unknown[] = [];
  const tasks = connect(server, { onEvent: (event) => events.push(event) });
  await tasks.retrieve("a");
  const url = `${server.url}/tasks/a`;
  expect(events).toMatchObject([
    { type: "attempt", url, attempt: 1 },
    { type: "retry", url, attempt: 1, delay: expect.any(Number), error: { status: 500 } },
    { type: "attempt", url, attempt: 2 },
  ]);
  events.length = 0;
  await tasks.wait("a");
  expect(events).toMatchObject([{ type: "attempt" }, { type: "poll", id: "a", poll: 1, task: {} }]);
});

test("an onUpdate that rejects ends the wait with its error", async () => {
  const server = await tell("indexing", "ready");
  const full = new Error("disk full");
  const onUpdate = () => Promise.reject(full);
  await expect(connect(server).wait("a", { ...fast, onUpdate })).rejects.toBe(full);
  expect(server.requests).toHaveLength(1);
});

test.for([{ minDelay: undefined }, { minDelay: NaN }, { maxDelay: undefined }])(
  "a wait does not spin with %o",
  async (retry) => {
    const server = await serve(({ response }) => send(response, 503, ""));
    const waiting = connect(server).wait("a", { maxWait: 400, retry });
    expect(await catchError(waiting)).toMatchObject({ name: "WaitTimeoutError" });
    expect(server.requests.length).toBeLessThan(4);
  },
);
