import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  ApiError,
  ConnectionError,
  createLivepeer,
  InvalidResponseError,
  TaskFailedError,
  WaitTimeoutError,
  type ClientEvent,
  type ClientOptions,
} from "../../../src/index.ts";
import {
  connectTo,
  createFakeServer,
  json,
  taskWith,
  tellInTurn,
  type FakeServer,
} from "../../support/fake-server.ts";
import { catchError, drain, inVirtualTime } from "../../support/outcome.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const connect = (server: FakeServer, options: ClientOptions = {}) =>
  connectTo(server, { retry: { minDelay: 1 }, ...options });
const failure = (promise: Promise<unknown>) => inVirtualTime(catchError(promise));
const fast = { interval: 5 };
const brokenConnection = () => new TypeError("fetch failed");

/** The time between each request and the one before, in milliseconds. */
const gapsOf = ({ sentAt }: FakeServer) =>
  sentAt.slice(1).map((at, index) => at - (sentAt[index] ?? 0));

test("a wait resolves once the task has succeeded, and calls onUpdate with each change", async () => {
  const server = tellInTurn("pending", "indexing", "indexing", "ready");
  const seen: string[] = [];
  const onUpdate = ({ status }: { status: string }) => seen.push(status);
  const task = await inVirtualTime(connect(server).wait("a", { ...fast, onUpdate }));
  expect(task).toMatchObject({ id: "a", state: "succeeded", done: true });
  expect(seen).toEqual(["pending", "indexing", "ready"]);
  expect(server.sentAt).toHaveLength(4);
});

test("onUpdate is not called for a change that only the raw response shows", async () => {
  const server = createFakeServer(({ count }) =>
    json(200, { status: count < 4 ? "indexing" : "ready", served_at: count }),
  );
  const onUpdate = vi.fn();
  await inVirtualTime(connect(server).wait("a", { ...fast, onUpdate }));
  expect(onUpdate).toHaveBeenCalledTimes(2);
});

test("watch yields a task again when its progress or the time of its last update changes", async () => {
  const views = [
    { phase: "running", progress: 0.1, updatedAt: 1000 },
    { phase: "running", progress: 0.2, updatedAt: 1000 },
    { phase: "running", progress: 0.2, updatedAt: 2000 },
    { phase: "running", progress: 0.2, updatedAt: 2000 },
    { phase: "completed", progress: 0.2, updatedAt: 2000 },
  ];
  const { fetch } = createFakeServer(({ count }) => json(200, { status: views[count - 1] }));
  const { tasks } = createLivepeer({ apiKey: "key", fetch });
  const seen = await inVirtualTime(drain(tasks.watch("a", fast)));
  expect(seen.map(({ raw }) => raw.status)).toEqual(views.toSpliced(3, 1));
});

test("a wait for a task that fails rejects with a TaskFailedError that holds the task", async () => {
  const server = tellInTurn("indexing", "failed");
  const error = await failure(connect(server).wait("a", fast));
  expect(error).toBeInstanceOf(TaskFailedError);
  expect(error).toMatchObject({ retryable: false, task: { id: "a", state: "failed" } });
  expect((error as Error).message).toBe("Task a did not succeed: failed");
});

test("a failure whose message is empty names the status of the task", async () => {
  const status = { phase: "failed", errorMessage: "" };
  const { tasks } = createLivepeer({
    apiKey: "key",
    fetch: createFakeServer(() => json(200, { status })).fetch,
  });
  expect((await failure(tasks.wait("a", fast))) as Error).toMatchObject({
    message: "Task a did not succeed: failed",
  });
});

test("a wait for a task that is cancelled rejects with a TaskFailedError", async () => {
  const { fetch } = createFakeServer(() => json(200, { status: { phase: "cancelled" } }));
  const { tasks } = createLivepeer({ apiKey: "key", fetch });
  expect(await failure(tasks.wait("a", fast))).toMatchObject({
    name: "TaskFailedError",
    message: "Task a did not succeed: cancelled",
    task: { state: "cancelled" },
  });
});

test("the error message of a Livepeer attempt that will be repeated is not shown", async () => {
  const phases = ["running", "waiting", "running", "completed"];
  const { fetch } = createFakeServer(({ count }) =>
    json(200, {
      id: "a",
      status: { phase: phases[count - 1], errorMessage: "attempt failed", progress: 1 / count },
    }),
  );
  const { tasks } = createLivepeer({ apiKey: "key", fetch });
  const messages: unknown[] = [];
  const onUpdate = ({ message }: { message?: string | undefined }) => messages.push(message);
  const task = await inVirtualTime(tasks.wait("a", { ...fast, onUpdate }));
  expect(task).toMatchObject({ state: "succeeded" });
  expect(messages).toEqual([undefined, undefined, undefined, undefined]);
});

test("a task with an unknown status is polled at the usual pace until maxWait", async () => {
  const server = tellInTurn("archiving");
  const error = await failure(connect(server).wait("a", { maxWait: 1000 }));
  expect(error).toBeInstanceOf(WaitTimeoutError);
  expect(error).toMatchObject({
    message: 'Task a has not ended after 1000 ms. Last status: "archiving".',
    retryable: true,
    waited: 1000,
    lastError: undefined,
    task: { state: "unknown" },
  });
  // The third is the last look, shortly before the end.
  expect(gapsOf(server)).toEqual([800, 150]);
});

test.for([0, -1, NaN, undefined, 5n, Symbol("gap"), {}])(
  "an interval function that returns %o leaves the gap to the client",
  async (gap) => {
    const server = tellInTurn("indexing", "ready");
    const interval = () => gap as number; // as a caller without types may return it
    await inVirtualTime(connect(server).wait("a", { interval }));
    expect(gapsOf(server)).toEqual([800]);
  },
);

test("maxWait cuts off a request that hangs", async () => {
  const server = createFakeServer(() => undefined);
  const begun = Date.now();
  const error = await failure(connect(server).wait("a", { maxWait: 100 }));
  expect(Date.now() - begun).toBe(100);
  expect(server.aborted).toBe(1);
  expect(error).toMatchObject({
    name: "WaitTimeoutError",
    message:
      "Task a has not ended after 100 ms. Last error: GET https://api.twelvelabs.io/v1.3/tasks/a: no response after 100 ms",
    task: undefined,
    lastError: { name: "TimeoutError" },
  });
});

test("failures that last share the budget of maxWait, and each poll is one request", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  const server = createFakeServer(() => json(503, ""));
  const retry = { limit: 50, minDelay: 40, maxDelay: 40 };
  const begun = Date.now();
  const errors: unknown[] = [];
  const onEvent = (event: ClientEvent) => event.type === "poll" && errors.push(event.error);
  const wait = connect(server, { onEvent }).wait("a", { ...fast, maxWait: 300, retry });
  expect(await failure(wait)).toMatchObject({
    name: "WaitTimeoutError",
    lastError: { retryable: true },
  });
  expect(Date.now() - begun).toBe(300);
  expect(errors[0]).toMatchObject({ status: 503, attempts: 1 });
  expect(errors).toHaveLength(9);
  expect(server.sentAt).toHaveLength(9);
});

test("four errors 503 in a row do not end a wait", async () => {
  const server = createFakeServer(({ count }) => (count < 5 ? json(503, "") : taskWith("ready")));
  const task = await inVirtualTime(connect(server).wait("a", fast));
  expect(task).toMatchObject({ state: "succeeded" });
  expect(server.sentAt).toHaveLength(5);
});

test("the pause after a failure doubles with each failure, and starts again after a success", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  const statuses = [503, 503, 503, 200, 503, 200];
  const server = createFakeServer(({ count }) => {
    const status = statuses[count - 1];
    if (status === undefined) return taskWith("ready");
    return status === 200 ? taskWith("indexing") : json(status, "");
  });
  const retry = { minDelay: 1000, maxDelay: 60_000 };
  await inVirtualTime(connect(server).wait("a", { interval: 10, retry }));
  expect(gapsOf(server)).toEqual([1000, 2000, 4000, 10, 1000, 10]);
});

test.for([401, 403, 404, 400])("a %i in the middle of a wait ends it at once", async (status) => {
  const server = createFakeServer(({ count }) =>
    count < 2 ? taskWith("indexing") : json(status, {}),
  );
  expect(await failure(connect(server).wait("a", fast))).toMatchObject({ status });
  expect(server.sentAt).toHaveLength(2);
});

test("a 404 on the first two polls is retried, because a replica may lag behind", async () => {
  const server = createFakeServer(({ count }) => (count < 3 ? json(404, {}) : taskWith("ready")));
  const task = await inVirtualTime(connect(server).wait("a", fast));
  expect(task).toMatchObject({ state: "succeeded" });
});

test("a 404 on the third poll ends the wait", async () => {
  const server = createFakeServer(() => json(404, {}));
  expect(await failure(connect(server).wait("a", fast))).toBeInstanceOf(ApiError);
  expect(server.sentAt).toHaveLength(3);
});

test("a broken connection, HTML, an empty body and a 204 do not end a wait", async () => {
  const replies = [brokenConnection(), json(200, "<html></html>"), json(200, ""), json(204, "")];
  const server = createFakeServer(({ count }) => replies[count - 1] ?? taskWith("ready"));
  const errors: unknown[] = [];
  const onEvent = (event: ClientEvent) =>
    event.type === "poll" && event.error && errors.push(event.error);
  const task = await inVirtualTime(connect(server, { onEvent }).wait("a", fast));
  expect(task).toMatchObject({ state: "succeeded" });
  expect(errors[0]).toBeInstanceOf(ConnectionError);
  expect(errors.slice(1)).toHaveLength(3);
  for (const error of errors.slice(1)) expect(error).toBeInstanceOf(InvalidResponseError);
});

test("Retry-After delays the next poll", async () => {
  const server = createFakeServer(({ count }) =>
    count === 1 ? json(429, "", { "retry-after": "1" }) : taskWith("ready"),
  );
  await inVirtualTime(connect(server).wait("a", fast));
  expect(gapsOf(server)).toEqual([1000]);
});

test("a pause that is longer than the rest of maxWait ends the wait at once with its error", async () => {
  const server = createFakeServer(() => json(429, "", { "retry-after": "30" }));
  const begun = Date.now();
  const error = await failure(connect(server).wait("a", { ...fast, maxWait: 20_000 }));
  expect(error).toMatchObject({ name: "ApiError", retryAfter: 30_000 });
  expect(Date.now() - begun).toBe(0);
  expect(server.sentAt).toHaveLength(1);
});

test("a wait takes a pause that is longer than maxRetryAfter and fits into maxWait", async () => {
  const server = createFakeServer(({ count }) =>
    count === 1 ? json(503, "", { "retry-after": "120" }) : taskWith("ready"),
  );
  await inVirtualTime(connect(server, { retry: { maxRetryAfter: 1000 } }).wait("a", fast));
  expect(gapsOf(server)).toEqual([120_000]);
});

test("Retry-After on a task that is still running delays the next poll", async () => {
  const server = createFakeServer(({ count }) =>
    json(200, { status: count === 1 ? "indexing" : "ready" }, { "retry-after": "3" }),
  );
  await inVirtualTime(connect(server).wait("a", fast));
  expect(gapsOf(server)).toEqual([3000]);
});

test("interval may be a function of the poll's number and the task", async () => {
  const server = tellInTurn("pending", "indexing", "ready");
  const asked: unknown[] = [];
  const interval = (poll: number, task: { status: string } | undefined) => {
    asked.push([poll, task?.status]);
    return poll * 100;
  };
  await inVirtualTime(connect(server).wait("a", { interval }));
  expect(asked).toEqual([
    [1, "pending"],
    [2, "indexing"],
    [3, "ready"],
  ]);
  expect(gapsOf(server)).toEqual([100, 200]);
});

test("watch yields each change, and at last the task that has failed", async () => {
  const server = tellInTurn("pending", "pending", "indexing", "failed", "ready");
  const tasks = await inVirtualTime(drain(connect(server).watch("a", fast)));
  expect(tasks.map(({ state }) => state)).toEqual(["pending", "running", "failed"]);
});

test("leaving the loop over watch stops its polls", async () => {
  const server = tellInTurn("pending", "indexing");
  const loop = async () => {
    for await (const { state } of connect(server).watch("a", fast)) if (state === "running") break;
  };
  await inVirtualTime(loop());
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.sentAt).toHaveLength(2);
});

test("onEvent is called with each attempt, retry and poll", async () => {
  const server = createFakeServer(({ count }) => (count === 1 ? json(500, "") : taskWith("ready")));
  const events: unknown[] = [];
  const tasks = connect(server, { onEvent: (event) => events.push(event) });
  await inVirtualTime(tasks.retrieve("a"));
  const url = "https://api.twelvelabs.io/v1.3/tasks/a";
  expect(events).toMatchObject([
    { type: "attempt", url, attempt: 1 },
    { type: "retry", url, attempt: 1, delay: expect.any(Number), error: { status: 500 } },
    { type: "attempt", url, attempt: 2 },
  ]);
  events.length = 0;
  await inVirtualTime(tasks.wait("a"));
  expect(events).toMatchObject([{ type: "attempt" }, { type: "poll", id: "a", poll: 1, task: {} }]);
});

test("an onUpdate that rejects ends the wait with its error", async () => {
  const server = tellInTurn("indexing", "ready");
  const full = new Error("disk full");
  const onUpdate = () => Promise.reject(full);
  expect(await failure(connect(server).wait("a", { ...fast, onUpdate }))).toBe(full);
  expect(server.sentAt).toHaveLength(1);
});

test.for([{ minDelay: undefined }, { maxDelay: undefined }])(
  "a wait keeps the usual pauses with %o",
  async (retry) => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const server = createFakeServer(() => json(503, ""));
    await failure(connectTo(server).wait("a", { interval: 1, maxWait: 1000, retry }));
    expect(gapsOf(server)).toEqual([300, 600]);
  },
);
