import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ApiError, ClientEvent, TaskIds, WaitAllOptions } from "../../../src/index.ts";
import {
  connectTo,
  createFakeServer,
  json,
  later,
  taskWith,
  tellInTurn,
  type FakeServer,
} from "../../support/fake-server.ts";
import { catchError, drain, inVirtualTime } from "../../support/outcome.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const numberIds = (count: number) => Array.from({ length: count }, (_, index) => `task-${index}`);
const waitForAll = (server: FakeServer, ids: TaskIds, options?: WaitAllOptions) =>
  inVirtualTime(drain(connectTo(server).waitAll(ids, options)));
const takeOne = async <T>(results: AsyncIterable<T>): Promise<T[]> => {
  for await (const result of results) return [result];
  return [];
};
const nameOf = (error: unknown) => (error as Error | undefined)?.name;

test("10,000 ids give 10,000 results, each once, although the server fails now and then", async () => {
  vi.useRealTimers();
  const polls = new Map<string, number>();
  let limited = 0;
  const server = createFakeServer(async ({ count, id }) => {
    // Lets other requests begin before this one ends.
    await new Promise((resolve) => setImmediate(resolve));
    const index = Number(id.slice("task-".length));
    const poll = (polls.get(id) ?? 0) + 1;
    polls.set(id, poll);
    if (poll === 1 && index % 100 === 7) return new TypeError("fetch failed");
    if (poll === 1 && index % 10 === 3) return json(503, "");
    if (count % 4000 === 0) {
      limited++;
      return json(429, "", { "retry-after": "1" });
    }
    if (index % 50 === 1) return taskWith("failed");
    return taskWith(poll === 1 && index % 4 === 0 ? "indexing" : "ready");
  });
  const ids = numberIds(10_000);
  const results = await drain(connectTo(server).waitAll(ids, { interval: 100 }));
  expect(results.map(({ id }) => id).sort()).toEqual([...ids].sort());
  const failed = results.filter(({ error }) => nameOf(error) === "TaskFailedError");
  const succeeded = results.filter(({ task }) => task?.state === "succeeded");
  expect([succeeded.length, failed.length]).toEqual([9800, 200]);
  expect(limited).toBeGreaterThan(1);
  expect(server.peak).toBe(16);
}, 120_000);

test("results come in the order of completion, and a failure does not end the other waits", async () => {
  const server = createFakeServer(({ count, id }) => {
    if (id === "bad") return json(401, { message: "no" });
    if (id === "lost") return taskWith("failed");
    return taskWith(id === "quick" || count > 8 ? "ready" : "indexing");
  });
  const ids = ["slow", "bad", "", "quick", "lost", "quick"];
  const results = await waitForAll(server, ids, { interval: 30 });
  const ends = results.map(({ id, task, error }) => [id, task?.state ?? nameOf(error)]);
  expect(ends.at(-1)).toEqual(["slow", "succeeded"]);
  expect(ends.slice(0, -1).sort(([a = ""], [b = ""]) => (a < b ? -1 : 1))).toEqual([
    ["", "VideoTasksError"],
    ["bad", "ApiError"],
    ["lost", "TaskFailedError"],
    ["quick", "succeeded"],
  ]);
});

test.for([
  [4, 4],
  [1, 1],
  [undefined, 16],
])("a concurrency of %s allows %i requests at once", async ([concurrency, peak]) => {
  const server = createFakeServer(() => later(5, taskWith("ready")));
  const results = await waitForAll(server, numberIds(30), { concurrency });
  expect(results.filter(({ task }) => task)).toHaveLength(30);
  expect(server.peak).toBe(peak);
});

test("after a 429 all waits pause, and then start slowly", async () => {
  const server = createFakeServer(({ count }) =>
    later(2, count === 20 ? json(429, "", { "retry-after": "1" }) : taskWith("ready")),
  );
  const results = await waitForAll(server, numberIds(100));
  expect(results.filter(({ task }) => task)).toHaveLength(100);
  const limited = (server.sentAt[19] ?? 0) + 2;
  const after = server.sentAt.map((at) => at - limited).filter((at) => at > 0);
  expect(after[0]).toBe(1000);
  expect(after.slice(0, 4)).toEqual([1000, 1100, 1190, 1271]);
  expect(after.filter((at) => at < 1500).length).toBeLessThan(10);
});

test("a 429 without Retry-After pauses all waits for a second", async () => {
  const server = createFakeServer(({ count }) =>
    later(2, count === 20 ? json(429, "") : taskWith("ready")),
  );
  await waitForAll(server, numberIds(100), { retry: { minDelay: 1 } });
  const limited = (server.sentAt[19] ?? 0) + 2;
  const after = server.sentAt.map((at) => at - limited).filter((at) => at > 0);
  expect(after[0]).toBe(1000);
});

test("a daily quota ends all waits at once with its error", async () => {
  const server = createFakeServer(() => later(2, json(429, "", { "retry-after": "86400" })));
  const begun = Date.now();
  const ends: unknown[] = [];
  const loop = async () => {
    for await (const { error } of connectTo(server).waitAll(numberIds(200))) {
      ends.push([nameOf(error), (error as ApiError).retryAfter, Date.now() - begun]);
    }
  };
  await inVirtualTime(loop());
  expect(ends).toHaveLength(200);
  expect(new Set(ends.map(String))).toEqual(new Set(["ApiError,86400000,2"]));
  // The requests that were sent before the first response came.
  expect(server.sentAt).toHaveLength(16);
});

test("leaving the loop over waitAll aborts the open requests and stops the polls", async () => {
  const server = createFakeServer(({ id }) => {
    if (id === "task-0") return later(20, taskWith("ready"));
    return id.endsWith("1") ? taskWith("indexing") : undefined;
  });
  const loop = async () => {
    for await (const { id } of connectTo(server).waitAll(numberIds(40), { interval: 10 })) {
      expect(id).toBe("task-0");
      break;
    }
  };
  const left = loop();
  await vi.advanceTimersByTimeAsync(100);
  await left;
  expect(server.open).toBe(0);
  expect(server.aborted).toBeGreaterThan(5);
  const sent = server.sentAt.length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.sentAt).toHaveLength(sent);
});

test("maxWait ends all waits, although the server hangs and most ids have not been requested", async () => {
  const begun = Date.now();
  const server = createFakeServer(() => undefined);
  const results = await waitForAll(server, numberIds(200), { maxWait: 400 });
  expect(results).toHaveLength(200);
  expect(new Set(results.map(({ error }) => nameOf(error)))).toEqual(new Set(["WaitTimeoutError"]));
  expect(Date.now() - begun).toBe(400);
  expect(server.sentAt).toHaveLength(16);
});

test("each id has until maxWait", async () => {
  const server = createFakeServer(({ id }) => taskWith(id === "task-1" ? "ready" : "indexing"));
  const results = await waitForAll(server, numberIds(3), { interval: 20, maxWait: 150 });
  const ends = results.map(({ id, error }) => [id, nameOf(error)]);
  expect(ends).toEqual([
    ["task-1", undefined],
    ["task-0", "WaitTimeoutError"],
    ["task-2", "WaitTimeoutError"],
  ]);
});

test("ids may come from an async source, whose waits begin before it has ended", async () => {
  const server = tellInTurn("ready");
  const sentBefore: number[] = [];
  const list = async function* () {
    yield "a";
    await later(5000, undefined);
    sentBefore.push(server.sentAt.length);
    yield "b";
  };
  const results = await waitForAll(server, list());
  expect(results.map(({ id }) => id)).toEqual(["a", "b"]);
  expect(sentBefore).toEqual([1]);
});

test("each id of an async source has maxWait for itself", async () => {
  const server = tellInTurn("ready");
  const list = async function* () {
    await later(5000, undefined);
    yield "a";
  };
  const results = await waitForAll(server, list(), { maxWait: 1000 });
  expect(results).toMatchObject([{ id: "a", task: { state: "succeeded" } }]);
});

test.for(["async", "sync"] as const)(
  "an endless %s source is read no further than the loop has come",
  async (kind) => {
    const server = createFakeServer(() => later(5, taskWith("ready")));
    let read = 0;
    const sources = {
      *sync() {
        for (;;) yield `task-${read++}`;
      },
      async *async() {
        for (;;) yield `task-${read++}`;
      },
    };
    let isClosed = false;
    const loop = async () => {
      let seen = 0;
      for await (const { id } of connectTo(server).waitAll(sources[kind](), { concurrency: 4 })) {
        expect(id).toMatch(/^task-/);
        seen++;
        await later(1000, undefined);
        if (seen === 10) break;
      }
      isClosed = true;
    };
    await inVirtualTime(loop());
    expect(isClosed).toBe(true);
    expect(read).toBeGreaterThanOrEqual(10);
    expect(read).toBeLessThan(30);
  },
);

test("a source that repeats an id forever does not keep the request from going on", async () => {
  const server = createFakeServer(() => later(5, taskWith("ready")));
  let read = 0;
  const repeat = function* () {
    while (read++ < 10_000) yield "a";
  };
  const [result] = await inVirtualTime(takeOne(connectTo(server).waitAll(repeat())));
  expect(result).toMatchObject({ id: "a", task: { state: "succeeded" } });
  expect(read).toBeLessThan(100);
});

test("the error of an async source is thrown after the results that are there", async () => {
  const server = tellInTurn("ready");
  const broken = new Error("no more ids");
  const list = async function* () {
    yield "a";
    await later(100, undefined);
    throw broken;
  };
  const seen: string[] = [];
  const loop = async () => {
    for await (const { id } of connectTo(server).waitAll(list())) seen.push(id);
  };
  expect(await inVirtualTime(catchError(loop()))).toBe(broken);
  expect(seen).toEqual(["a"]);
});

test.for(["one-id", undefined, 7, {}])("waitAll refuses %o in place of ids", async (ids) => {
  const server = tellInTurn("ready");
  const call = () => connectTo(server).waitAll(ids as TaskIds); // as a caller without types
  expect(call).toThrow("`ids` must be an array, or another iterable of task ids.");
  expect(server.sentAt).toEqual([]);
});

test("throw() of waitAll and watch stops at once while the next value is awaited", async () => {
  const server = createFakeServer(() => undefined);
  const tasks = connectTo(server);
  const reason = new Error("enough");
  for (const iterator of [tasks.waitAll(["a", "b"]), tasks.watch("a")]) {
    const pending = iterator.next();
    await vi.advanceTimersByTimeAsync(10);
    await expect(iterator.throw(reason)).rejects.toBe(reason);
    await expect(pending).resolves.toEqual({ done: true, value: undefined });
  }
  expect(server.open).toBe(0);
});

test("return() of waitAll and watch stops at once while the next value is awaited", async () => {
  const server = tellInTurn("indexing");
  const tasks = connectTo(server);
  const hanging = async function* () {
    yield "a";
    await new Promise(() => {});
  };
  const iterators = [
    tasks.waitAll(["a", "b"]),
    tasks.waitAll(hanging()),
    tasks.watch("a", { interval: 60_000 }),
  ];
  for (const iterator of iterators) {
    let pending = iterator.next();
    await vi.advanceTimersByTimeAsync(10);
    // The first value of a watch is there at once.
    if (iterator === iterators[2]) pending = iterator.next();
    await expect(iterator.return()).resolves.toEqual({ done: true, value: undefined });
    await expect(pending).resolves.toEqual({ done: true, value: undefined });
  }
  const sent = server.sentAt.length;
  expect(vi.getTimerCount()).toBe(0);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.sentAt).toHaveLength(sent);
});

test("results that were there before an abort come before its reason is thrown", async () => {
  const server = createFakeServer(({ id }) => taskWith(id === "slow" ? "indexing" : "ready"));
  const controller = new AbortController();
  const { signal } = controller;
  const results = connectTo(server).waitAll(["a", "b", "c", "slow"], { signal });
  const first = await results.next();
  await vi.advanceTimersByTimeAsync(10);
  controller.abort(new Error("enough"));
  const ids = [first, await results.next(), await results.next()].map(({ value }) => value?.id);
  expect(new Set(ids)).toEqual(new Set(["a", "b", "c"]));
  await expect(results.next()).rejects.toThrow("enough");
  expect(vi.getTimerCount()).toBe(0);
});

test("no ids give no results", async () => {
  const server = tellInTurn("ready");
  expect(await waitForAll(server, [])).toEqual([]);
  expect(server.sentAt).toEqual([]);
});

test("10,000 waiting tasks hold at most 4 kB of heap each", async () => {
  vi.useRealTimers();
  const { setFlagsFromString } = await import("node:v8");
  const { runInNewContext } = await import("node:vm");
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void; // the global function of that flag
  const body = '{"_id":"a","status":"indexing","updated_at":"2022-01-17T08:35:21.639Z"}';
  const fetch = async () => new Response(body);
  const controller = new AbortController();
  const ids = numberIds(10_000);
  collect();
  const before = process.memoryUsage().heapUsed;
  let next: Promise<unknown> | undefined;
  await new Promise<void>((resolve) => {
    let polls = 0;
    const onEvent = (event: ClientEvent) => {
      if (event.type === "poll") polls++;
      // The last event comes just before the last pause begins.
      if (polls === ids.length) setImmediate(resolve);
    };
    const options = { signal: controller.signal, interval: 3_600_000 };
    const all = connectTo({ fetch }, { onEvent }).waitAll(ids, options);
    next = all[Symbol.asyncIterator]().next();
    next.catch(() => {});
  });
  collect();
  const each = (process.memoryUsage().heapUsed - before) / ids.length;
  controller.abort();
  await expect(next).rejects.toThrow("aborted");
  expect(each).toBeLessThan(4000);
  expect(each).toBeGreaterThan(100);
}, 120_000);
