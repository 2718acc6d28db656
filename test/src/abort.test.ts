import { execFile } from "node:child_process";
import { getEventListeners } from "node:events";
import { expect, test, vi } from "vitest";
import { createTwelveLabs, type CallOptions } from "../../src/index.ts";
import { send, serve, tell, type TestServer } from "../support/local-server.ts";

const reason = new Error("enough");
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const connect = (server: TestServer) =>
  createTwelveLabs({ apiKey: "tlk_0123456789", baseUrl: server.url }).tasks;

const drain = async (items: AsyncIterable<unknown>) => {
  for await (const item of items) void item;
};
type Tasks = ReturnType<typeof connect>;
const calls: [string, (tasks: Tasks, call: CallOptions) => Promise<unknown>][] = [
  ["retrieve", (tasks, call) => tasks.retrieve("a", call)],
  ["wait", (tasks, call) => tasks.wait("a", call)],
  ["watch", (tasks, call) => drain(tasks.watch("a", call))],
  ["waitAll", (tasks, call) => drain(tasks.waitAll(["a", "b", "c"], call))],
];

test.for(calls)("%s with a signal that has been aborted sends nothing", async ([, run]) => {
  const server = await tell("ready");
  await expect(run(connect(server), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  expect(server.requests).toEqual([]);
});

test.for(calls)("%s aborted during a request rejects at once", async ([, run]) => {
  const server = await serve(() => {});
  const controller = new AbortController();
  const call = run(connect(server), { signal: controller.signal });
  setTimeout(() => controller.abort(reason), 50);
  const begun = Date.now();
  await expect(call).rejects.toBe(reason);
  expect(Date.now() - begun).toBeLessThan(300);
  const sent = server.requests.length;
  await pause(80);
  expect(server.requests).toHaveLength(sent);
  expect(getEventListeners(controller.signal, "abort")).toEqual([]);
});

test.for(calls)("%s aborted during a sleep rejects at once", async ([name, run]) => {
  // A retrieve sleeps between its retries, the others between their polls.
  const server = await serve(({ response }) =>
    name == "retrieve"
      ? send(response, 429, "", { "retry-after": "5" })
      : send(response, 200, { status: "indexing" }),
  );
  const controller = new AbortController();
  const call = run(connect(server), { signal: controller.signal });
  setTimeout(() => controller.abort(reason), 150);
  const begun = Date.now();
  await expect(call).rejects.toBe(reason);
  expect(Date.now() - begun).toBeLessThan(400);
  const sent = server.requests.length;
  await pause(900);
  expect(server.requests).toHaveLength(sent);
  expect(getEventListeners(controller.signal, "abort")).toEqual([]);
});

test.for([
  ["attempt", 0],
  ["retry", 1],
] as const)("an abort in the event of a %s rejects at once", async ([type, sent]) => {
  const server = await serve(({ response }) => send(response, 503, "", { "retry-after": "5" }));
  const controller = new AbortController();
  const { tasks } = createTwelveLabs({
    apiKey: "tlk_0123456789",
    baseUrl: server.url,
    onEvent: (event) => event.type == type && controller.abort(reason),
  });
  const begun = Date.now();
  await expect(tasks.retrieve("a", { signal: controller.signal })).rejects.toBe(reason);
  expect(Date.now() - begun).toBeLessThan(400);
  await pause(50);
  expect(server.requests).toHaveLength(sent);
  expect(getEventListeners(controller.signal, "abort")).toEqual([]);
});

test("a signal has one listener for all its calls, and none after them", async () => {
  const server = await serve(({ response }) =>
    setTimeout(() => send(response, 200, { status: "ready" }), 30),
  );
  const { signal } = new AbortController();
  const tasks = connect(server);
  const running = Array.from({ length: 25 }, () => calls.map(([, run]) => run(tasks, { signal })));
  await pause(10);
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
  await Promise.all(running.flat());
  for await (const task of tasks.watch("a", { signal })) if (task) break;
  for await (const { task } of tasks.waitAll(["a", "b"], { signal })) if (task) break;
  await pause(0);
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test("a fetch that heeds no signal is not called after an abort while the key is asked for", async () => {
  const fetch = vi.fn(async () => new Response("{}"));
  const apiKey = () => pause(50).then(() => "tlk_0123456789");
  const { tasks } = createTwelveLabs({ apiKey, fetch });
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 10);
  await expect(tasks.retrieve("a", { signal: controller.signal })).rejects.toBe(reason);
  await pause(80);
  expect(fetch).not.toHaveBeenCalled();
});

test("an abort during a call of api rejects with its reason, whatever that holds", async () => {
  const server = await serve(() => {});
  const controller = new AbortController();
  const { api } = createTwelveLabs({ apiKey: "tlk_0123456789", baseUrl: server.url });
  const odd = Object.assign(new Error("enough"), { status: 499 });
  setTimeout(() => controller.abort(odd), 30);
  const path = { params: { path: { task_id: "a" } } };
  await expect(api.GET("/tasks/{task_id}", { ...path, signal: controller.signal })).rejects.toBe(
    odd,
  );
});

test("an abort reaches all that wait on one signal, and what starts after it", async () => {
  const server = await tell("indexing");
  const controller = new AbortController();
  const { signal } = controller;
  const tasks = connect(server);
  const running = Array.from({ length: 25 }, () =>
    calls.slice(1).map(([, run]) => run(tasks, { signal })),
  );
  await pause(100);
  controller.abort(reason);
  for (const end of await Promise.allSettled(running.flat()))
    expect(end).toEqual({ status: "rejected", reason });
  await expect(tasks.retrieve("a", { signal })).rejects.toBe(reason);
  // What had left before the abort may still arrive.
  await pause(100);
  const sent = server.requests.length;
  await pause(900);
  expect(server.requests).toHaveLength(sent);
});

test("many calls on one signal, and many requests of one waitAll, make the platform warn of nothing", async () => {
  const server = await serve(({ response }) =>
    setTimeout(() => send(response, 200, { status: "ready" }), 20),
  );
  const warnings: Error[] = [];
  const onWarning = (warning: Error) => void warnings.push(warning);
  process.on("warning", onWarning);
  try {
    const { signal } = new AbortController();
    const tasks = connect(server);
    const ids = Array.from({ length: 60 }, (_, index) => `task-${index}`);
    await drain(tasks.waitAll(ids, { concurrency: 40 }));
    await Promise.all(ids.map((id) => tasks.retrieve(id, { signal })));
    await Promise.all(ids.map((id) => tasks.wait(id, { signal })));
    await pause(20);
  } finally {
    process.off("warning", onWarning);
  }
  expect(server.peak).toBeGreaterThan(30);
  expect(warnings).toEqual([]);
});

test("an abort, and a wait that has ended, leave no timer that keeps the process alive", async () => {
  const server = await tell("indexing");
  const script = `
    import { createTwelveLabs } from ${JSON.stringify(new URL("../../src/index.ts", import.meta.url).href)};
    const { tasks } = createTwelveLabs({ apiKey: "key", baseUrl: ${JSON.stringify(server.url)} });
    const controller = new AbortController();
    const ends = [
      tasks.wait("a", { signal: controller.signal }),
      tasks.wait("a", { maxWait: 200 }),
      tasks.waitAll(["a", "b"], { signal: controller.signal }).next(),
    ].map((end) => end.catch((error) => console.log(error.message)));
    setTimeout(() => controller.abort(new Error("enough")), 100);
    await Promise.all(ends);
    for await (const task of tasks.watch("a")) break;
    process.on("exit", () => console.log("left after", Date.now() - ended < 300 ? "no time" : "a while"));
    const ended = Date.now();
  `;

  const output = await new Promise<string>((resolve, reject) =>
    execFile(
      process.execPath,
      ["--import", "tsx", "--input-type=module", "--eval", script],
      { timeout: 15_000 },
      (error, stdout) => (error ? reject(error) : resolve(stdout)),
    ),
  );
  expect(output.match(/enough/g)).toHaveLength(2);
  expect(output).toContain("left after no time");
});
