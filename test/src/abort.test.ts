import { getEventListeners } from "node:events";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { createTwelveLabs, type CallOptions } from "../../src/index.ts";
import {
  connectTo,
  createFakeServer,
  json,
  later,
  taskWith,
  tellInTurn,
} from "../support/fake-server.ts";
import { send, serve } from "../support/local-server.ts";
import { drain } from "../support/outcome.ts";

// Virtual time stops unless a test moves it. A call that settles meanwhile settles at once.
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const reason = new Error("enough");
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

type Tasks = ReturnType<typeof connectTo>;
const calls: [string, (tasks: Tasks, call: CallOptions) => Promise<unknown>][] = [
  ["retrieve", (tasks, call) => tasks.retrieve("a", call)],
  ["wait", (tasks, call) => tasks.wait("a", call)],
  ["watch", (tasks, call) => drain(tasks.watch("a", call))],
  ["waitAll", (tasks, call) => drain(tasks.waitAll(["a", "b", "c"], call))],
];
const waits = calls.slice(1);

test.for(calls)("%s sends nothing if its signal has already aborted", async ([, run]) => {
  const server = tellInTurn("ready");
  await expect(run(connectTo(server), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  expect(server.sentAt).toEqual([]);
});

test.for(calls)("%s rejects at once when its signal aborts during a request", async ([, run]) => {
  const server = createFakeServer(() => undefined);
  const controller = new AbortController();
  const call = run(connectTo(server), { signal: controller.signal });
  call.catch(() => {});
  await pass(50);
  const sent = server.sentAt.length;
  expect(server.open).toBe(sent);
  controller.abort(reason);
  await expect(call).rejects.toBe(reason);
  await pass(60_000);
  expect(server.sentAt).toHaveLength(sent);
  expect(server.aborted).toBe(sent);
  expect(getEventListeners(controller.signal, "abort")).toEqual([]);
});

test.for(calls)("%s rejects at once when its signal aborts during a pause", async ([name, run]) => {
  // `retrieve` pauses between its retries, the others between their polls.
  const server = createFakeServer(() =>
    name === "retrieve" ? json(429, "", { "retry-after": "5" }) : taskWith("indexing"),
  );
  const controller = new AbortController();
  const call = run(connectTo(server), { signal: controller.signal });
  call.catch(() => {});
  await pass(150);
  const sent = server.sentAt.length;
  expect([sent > 0, server.open]).toEqual([true, 0]);
  controller.abort(reason);
  await expect(call).rejects.toBe(reason);
  await pass(60_000);
  expect(server.sentAt).toHaveLength(sent);
  expect(getEventListeners(controller.signal, "abort")).toEqual([]);
});

test.for([
  ["attempt", 0],
  ["retry", 1],
] as const)("an abort in the event of a %s rejects at once", async ([type, sent]) => {
  const server = createFakeServer(() => json(503, "", { "retry-after": "5" }));
  const controller = new AbortController();
  const tasks = connectTo(server, {
    onEvent: (event) => event.type === type && controller.abort(reason),
  });
  await expect(tasks.retrieve("a", { signal: controller.signal })).rejects.toBe(reason);
  await pass(60_000);
  expect(server.sentAt).toHaveLength(sent);
  expect(getEventListeners(controller.signal, "abort")).toEqual([]);
});

test("all calls of a signal share one listener, which is removed after the last of them", async () => {
  const server = createFakeServer(() => later(30, taskWith("ready")));
  const { signal } = new AbortController();
  const tasks = connectTo(server);
  const running = Array.from({ length: 25 }, () => calls.map(([, run]) => run(tasks, { signal })));
  await pass(10);
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
  await pass(1000);
  await Promise.all(running.flat());
  const left = [
    (async () => {
      for await (const task of tasks.watch("a", { signal })) if (task) break;
    })(),
    (async () => {
      for await (const { task } of tasks.waitAll(["a", "b"], { signal })) if (task) break;
    })(),
  ];
  await pass(1000);
  await Promise.all(left);
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test("an abort while the key is read keeps a fetch that ignores signals from being called", async () => {
  const fetch = vi.fn(async () => new Response("{}"));
  const apiKey = () => new Promise<string>((resolve) => setTimeout(resolve, 50, "tlk_0123456789"));
  const { tasks } = createTwelveLabs({ apiKey, fetch });
  const controller = new AbortController();
  const call = tasks.retrieve("a", { signal: controller.signal });
  call.catch(() => {});
  await pass(10);
  controller.abort(reason);
  await expect(call).rejects.toBe(reason);
  await pass(80);
  expect(fetch).not.toHaveBeenCalled();
});

test("a call of api rejects with the signal's reason, even if that looks like an API error", async () => {
  const server = createFakeServer(() => undefined);
  const controller = new AbortController();
  const { api } = createTwelveLabs({ apiKey: "tlk_0123456789", fetch: server.fetch });
  const lookalike = Object.assign(new Error("enough"), { status: 499 });
  const path = { params: { path: { task_id: "a" } } };
  const call = api.GET("/tasks/{task_id}", { ...path, signal: controller.signal });
  call.catch(() => {});
  await pass(30);
  controller.abort(lookalike);
  await expect(call).rejects.toBe(lookalike);
});

test("an abort ends everything that waits on the signal, and everything that starts later", async () => {
  const server = tellInTurn("indexing");
  const controller = new AbortController();
  const { signal } = controller;
  const tasks = connectTo(server);
  const running = Array.from({ length: 25 }, () => waits.map(([, run]) => run(tasks, { signal })));
  const ends = Promise.allSettled(running.flat());
  await pass(100);
  controller.abort(reason);
  for (const end of await ends) expect(end).toEqual({ status: "rejected", reason });
  await expect(tasks.retrieve("a", { signal })).rejects.toBe(reason);
  const sent = server.sentAt.length;
  await pass(60_000);
  expect(server.sentAt).toHaveLength(sent);
});

test("no timer is left after an abort, a timeout, a success or a loop that was left", async () => {
  const tasks = connectTo(tellInTurn("indexing"));
  const controller = new AbortController();
  const { signal } = controller;
  const ends = Promise.allSettled([
    tasks.wait("a", { signal }),
    tasks.wait("a", { maxWait: 80 }),
    drain(tasks.waitAll(["a", "b"], { signal })),
    connectTo(tellInTurn("ready")).wait("a"),
  ]);
  await pass(100);
  expect(vi.getTimerCount()).toBeGreaterThan(0);
  controller.abort(reason);
  await ends;
  const left = (async () => {
    for await (const task of tasks.watch("a")) if (task) break;
  })();
  await pass(10);
  await left;
  expect(vi.getTimerCount()).toBe(0);
});

test("many calls on one signal, and many requests of one waitAll, cause no warning of Node", async () => {
  vi.useRealTimers();
  // Holds the first requests until forty are open.
  const held: (() => void)[] = [];
  const server = await serve(({ response, count }) => {
    held.push(() => send(response, 200, { status: "ready" }));
    if (count >= 40) for (const release of held.splice(0)) release();
  });
  const warnings: Error[] = [];
  const onWarning = (warning: Error) => void warnings.push(warning);
  process.on("warning", onWarning);
  try {
    const { signal } = new AbortController();
    const options = { baseUrl: server.url, concurrency: 40 };
    const { tasks } = createTwelveLabs({ apiKey: "tlk_0123456789", ...options });
    const ids = Array.from({ length: 60 }, (_, index) => `task-${index}`);
    await drain(tasks.waitAll(ids));
    await Promise.all(ids.map((id) => tasks.retrieve(id, { signal })));
    await Promise.all(ids.map((id) => tasks.wait(id, { signal })));
    // Node emits warnings after the current turn.
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    process.off("warning", onWarning);
  }
  expect(server.peak).toBeGreaterThanOrEqual(40);
  expect(warnings).toEqual([]);
});

/** The `AbortController` of React Native up to 0.86: no `throwIfAborted`, no `reason`, no statics. */
class OldSignal extends EventTarget {
  aborted = false;
}
class OldController {
  readonly signal = new OldSignal();
  abort() {
    if (this.signal.aborted) return;
    this.signal.aborted = true;
    this.signal.dispatchEvent(new Event("abort"));
  }
}

test.for(calls)("%s works with the signals of React Native", async ([, run]) => {
  vi.stubGlobal("AbortController", OldController);
  vi.stubGlobal("AbortSignal", OldSignal);
  onTestFinished(() => void vi.unstubAllGlobals());
  // A cast: the old signal is not a whole AbortSignal.
  const connect = (controller: OldController) => ({ signal: controller.signal as AbortSignal });
  const done = run(connectTo(tellInTurn("ready")), connect(new OldController()));
  await pass(50);
  await done;
  const aborted = new OldController();
  const server = createFakeServer(() => undefined);
  const call = run(connectTo(server), connect(aborted));
  call.catch(() => {});
  await pass(50);
  aborted.abort();
  await expect(call).rejects.toMatchObject({ name: "AbortError" });
  expect(server.open).toBe(0);
  const late = run(connectTo(server), connect(aborted));
  await expect(late).rejects.toMatchObject({ name: "AbortError" });
});

test.for([[null], [0], [""], [false]])(
  "a call of api rejects with the reason %j of its signal",
  async ([falsy]) => {
    const server = createFakeServer(() => undefined);
    const controller = new AbortController();
    const options = { apiKey: "tlk_0123456789", fetch: server.fetch };
    const { api, client, tasks } = createTwelveLabs(options);
    const call = { params: { path: { task_id: "a" } }, signal: controller.signal };
    const running = [
      api.GET("/tasks/{task_id}", call),
      client.request("get", "/tasks/{task_id}", call),
      tasks.retrieve("a", call),
    ];
    const reasons = Promise.allSettled(running);
    await pass(30);
    controller.abort(falsy);
    const rejected = { status: "rejected", reason: falsy };
    expect(await reasons).toEqual([rejected, rejected, rejected]);
  },
);

test("a key function that throws null ends a call of api with null", async () => {
  const { api } = createTwelveLabs({ apiKey: () => Promise.reject(null) });
  const call = api.GET("/tasks/{task_id}", { params: { path: { task_id: "a" } } });
  await expect(call).rejects.toBe(null);
});
