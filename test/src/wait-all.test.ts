import { expect, test } from "vitest";
import { createTwelveLabs, type ClientOptions } from "../../src/index.ts";
import { send, serve, tell, type TestServer } from "../support/local-server.ts";

const connect = (server: TestServer, options: ClientOptions = {}) =>
  createTwelveLabs({ apiKey: "tlk_0123456789", baseUrl: server.url, ...options }).tasks;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const number = (count: number) => Array.from({ length: count }, (_, index) => `task-${index}`);

test("10,000 ids give 10,000 results, each once, whatever the server does now and then", async () => {
  const polls = new Map<string, number>();
  let limited = 0;
  const server = await serve(({ response, count, id }) => {
    const index = Number(id.slice(5));
    const poll = (polls.get(id) ?? 0) + 1;
    polls.set(id, poll);
    if (poll == 1 && index % 100 == 7) response.destroy();
    else if (poll == 1 && index % 10 == 3) send(response, 503, "");
    else if (count % 4000 == 0) (limited++, send(response, 429, "", { "retry-after": "1" }));
    else if (index % 50 == 1) send(response, 200, { status: "failed" });
    else {
      const status = poll == 1 && index % 4 == 0 ? "indexing" : "ready";
      setTimeout(() => send(response, 200, { status }), 1);
    }
  });
  const ids = number(10_000);
  const seen = new Map<string, number>();
  const outcome = { succeeded: 0, failed: 0 };
  for await (const { id, task, error } of connect(server).waitAll(ids, { interval: 100 })) {
    seen.set(id, (seen.get(id) ?? 0) + 1);
    if (task) outcome.succeeded++;
    else if ((error as Error).name == "TaskFailedError") outcome.failed++;
  }
  expect([...seen.keys()].sort()).toEqual([...ids].sort());
  expect([...seen.values()].every((times) => times == 1)).toBe(true);
  expect(outcome).toEqual({ succeeded: 9800, failed: 200 });
  expect(limited).toBeGreaterThan(2);
  expect(server.peak).toBeLessThanOrEqual(16);
  expect(server.peak).toBeGreaterThan(8);
}, 60_000);

test("results come in order of completion, and the failure of one ends no other", async () => {
  const server = await serve(({ response, count, id }) => {
    if (id == "bad") send(response, 401, { message: "no" });
    else if (id == "lost") send(response, 200, { status: "failed" });
    else send(response, 200, { status: id == "quick" || count > 8 ? "ready" : "indexing" });
  });
  const order: unknown[] = [];
  const ids = ["slow", "bad", "", "quick", "lost", "quick"];
  for await (const { id, task, error } of connect(server).waitAll(ids, { interval: 30 })) {
    order.push([id, task?.state ?? (error as Error).name]);
  }
  expect(order.at(-1)).toEqual(["slow", "succeeded"]);
  expect(order.slice(0, -1).sort()).toEqual([
    ["", "VideoTasksError"],
    ["bad", "ApiError"],
    ["lost", "TaskFailedError"],
    ["quick", "succeeded"],
  ]);
});

test.for([
  [4, 4],
  [1, 1],
  [0, 1],
  [NaN, 1],
])("a concurrency of %d keeps at most %i requests in flight", async ([concurrency, peak]) => {
  const server = await serve(({ response }) =>
    setTimeout(() => send(response, 200, { status: "ready" }), 5),
  );
  let results = 0;
  for await (const { task } of connect(server).waitAll(number(30), { concurrency: concurrency! }))
    if (task) results++;
  expect(results).toBe(30);
  expect(server.peak).toBe(peak);
});

test("after a 429 all pause, and then start slowly", async () => {
  const server = await serve(({ response, count }) =>
    count == 20
      ? send(response, 429, "", { "retry-after": "1" })
      : setTimeout(() => send(response, 200, { status: "ready" }), 2),
  );
  let results = 0;
  for await (const { task } of connect(server).waitAll(number(300))) if (task) results++;
  expect(results).toBe(300);
  const limited = server.requests[19]!.at;
  const after = server.requests.slice(20).map(({ at }) => at - limited);
  // Those that were in flight already may end; nothing new starts.
  expect(after.filter((at) => at > 50 && at < 980)).toEqual([]);
  const begun = after.find((at) => at >= 980)!;
  expect(after.filter((at) => at >= begun && at < begun + 95)).toHaveLength(1);
  expect(after.filter((at) => at >= begun && at < begun + 500).length).toBeLessThan(10);
});

test("a server that asks for more than 60 s is not asked for the other ids meanwhile", async () => {
  const server = await serve(({ response }) => send(response, 429, "", { "retry-after": "61" }));
  const begun = Date.now();
  const errors: unknown[] = [];
  for await (const { error } of connect(server).waitAll(number(200), { maxWait: 400 })) {
    errors.push(error);
    if (errors.length == 1) expect(Date.now() - begun).toBeLessThan(300);
  }
  expect(errors).toHaveLength(200);
  expect(errors[0]).toMatchObject({ name: "ApiError", status: 429, retryAfter: 61_000 });
  expect(errors.at(-1)).toMatchObject({ name: "WaitTimeoutError" });
  // Those that had left before the first answer came.
  expect(server.requests.length).toBeLessThanOrEqual(16);
});

test("leaving waitAll aborts what is in flight and polls no more", async () => {
  let cut = 0;
  const server = await serve(({ response, id }) => {
    response.on("close", () => response.writableEnded || cut++);
    if (id == "task-0") setTimeout(() => send(response, 200, { status: "ready" }), 20);
    if (id.endsWith("1")) send(response, 200, { status: "indexing" });
  });
  for await (const { id } of connect(server).waitAll(number(40), { interval: 10 })) {
    expect(id).toBe("task-0");
    break;
  }
  // What had left before the break may still arrive.
  await pause(20);
  const sent = server.requests.length;
  await pause(100);
  expect(server.requests).toHaveLength(sent);
  expect(cut).toBeGreaterThan(5);
});

test("each id has until maxWait", async () => {
  const server = await serve(({ response, id }) =>
    send(response, 200, { status: id == "task-1" ? "ready" : "indexing" }),
  );
  const results: unknown[] = [];
  for await (const { id, error } of connect(server).waitAll(number(3), {
    interval: 20,
    maxWait: 150,
  }))
    results.push([id, (error as Error | undefined)?.name]);
  expect(results[0]).toEqual(["task-1", undefined]);
  expect(results.slice(1).sort()).toEqual([
    ["task-0", "WaitTimeoutError"],
    ["task-2", "WaitTimeoutError"],
  ]);
});

test("no ids give no results", async () => {
  const server = await tell("ready");
  for await (const result of connect(server).waitAll([]))
    expect.unreachable(JSON.stringify(result));
  expect(server.requests).toEqual([]);
});

test("10,000 waiting tasks hold at most 4 kB of heap each", async () => {
  const { setFlagsFromString } = await import("node:v8");
  const { runInNewContext } = await import("node:vm");
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  let answered = 0;
  const fetch = async () => {
    answered++;
    return new Response('{"_id":"a","status":"indexing","updated_at":"2022-01-17T08:35:21.639Z"}');
  };
  const { tasks } = createTwelveLabs({ apiKey: "key", fetch });
  const count = 10_000;
  const ids = number(count);
  const controller = new AbortController();
  collect();
  const before = process.memoryUsage().heapUsed;
  const all = tasks.waitAll(ids, { signal: controller.signal, interval: 60_000 });
  const next = all[Symbol.asyncIterator]().next();
  next.catch(() => {});
  while (answered < count) await pause(20);
  await pause(20);
  collect();
  const each = (process.memoryUsage().heapUsed - before) / count;
  controller.abort();
  await expect(next).rejects.toThrow();
  expect(each).toBeLessThan(4000);
  expect(each).toBeGreaterThan(100);
});
