import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ClientEvent, WaitOptions } from "../../../src/index.ts";
import {
  connectTo,
  createFakeServer,
  json,
  later,
  taskWith,
  tellInTurn,
} from "../../support/fake-server.ts";
import { catchError, inVirtualTime } from "../../support/outcome.ts";

const HOUR = 3_600_000;
const never = () => new Promise(() => {});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test.for([
  ["is set back", -HOUR],
  ["is set ahead", HOUR],
] as const)("a wall clock that %s does not change a wait", async ([, offset]) => {
  const server = tellInTurn("indexing", "indexing", "ready");
  const begun = performance.now();
  const wait = connectTo(server).wait("a", { interval: 100, maxWait: 60_000 });
  await vi.advanceTimersByTimeAsync(50);
  vi.setSystemTime(Date.now() + offset);
  await vi.advanceTimersByTimeAsync(150);
  expect(await wait).toMatchObject({ state: "succeeded" });
  expect(performance.now() - begun).toBe(200);
});

test("a wall clock that is frozen does not stall the pause after a 429", async () => {
  const server = createFakeServer(({ count }) =>
    count === 1 ? json(429, "", { "retry-after": "1" }) : taskWith("ready"),
  );
  vi.spyOn(Date, "now").mockReturnValue(0);
  const wait = connectTo(server).wait("a", { interval: 100 });
  await vi.advanceTimersByTimeAsync(1001);
  expect(await wait).toMatchObject({ state: "succeeded" });
});

/** Moves the clock without firing the timers that become due, as a computer that sleeps does. */
function sleepFor(milliseconds: number) {
  const before = performance.now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => before() + milliseconds);
}

test("a wait that slept through maxWait looks once more before it gives up", async () => {
  const server = tellInTurn("indexing", "ready");
  const wait = connectTo(server).wait("a", { interval: 1000, maxWait: 5000 });
  await vi.advanceTimersByTimeAsync(10);
  sleepFor(8 * HOUR);
  expect(await inVirtualTime(wait)).toMatchObject({ state: "succeeded" });
});

test("a task that is still running after such a sleep is polled only once more", async () => {
  const server = tellInTurn("indexing");
  const wait = connectTo(server).wait("a", { interval: 1000, maxWait: 5000 });
  await vi.advanceTimersByTimeAsync(10);
  sleepFor(8 * HOUR);
  expect(await inVirtualTime(catchError(wait))).toMatchObject({ name: "WaitTimeoutError" });
  expect(server.sentAt).toHaveLength(2);
});

test("the last poll comes shortly before maxWait, not only at the next interval", async () => {
  const begun = Date.now();
  const server = createFakeServer(() => taskWith(Date.now() - begun > 1000 ? "ready" : "indexing"));
  const task = await inVirtualTime(connectTo(server).wait("a", { maxWait: 1500, interval: 800 }));
  expect(task).toMatchObject({ state: "succeeded" });
  expect(server.sentAt.map((at) => at - begun)).toEqual([0, 800, 1450]);
});

test("the last poll begins early enough for a slow response", async () => {
  const begun = Date.now();
  const server = createFakeServer(() =>
    later(200, taskWith(Date.now() - begun > 1000 ? "ready" : "indexing")),
  );
  const task = await inVirtualTime(connectTo(server).wait("a", { maxWait: 2000, interval: 1900 }));
  expect(task).toMatchObject({ state: "succeeded" });
  expect(server.sentAt.map((at) => at - begun)).toEqual([0, 1550]);
});

test.for([
  ["ready", { id: "a", state: "succeeded" }],
  ["indexing", { name: "WaitTimeoutError", task: { status: "indexing" } }],
] as const)("a maxWait of 0 polls a task that is %s once", async ([status, end]) => {
  const server = tellInTurn(status);
  const wait = connectTo(server).wait("a", { maxWait: 0 });
  expect(await inVirtualTime(wait.catch((error: unknown) => error))).toMatchObject(end);
  expect(server.sentAt).toHaveLength(1);
});

const waits: [
  string,
  (tasks: ReturnType<typeof connectTo>, options: WaitOptions) => Promise<unknown>,
][] = [
  ["wait", (tasks, options) => tasks.wait("a", options)],
  ["watch", (tasks, options) => tasks.watch("a", options).next()],
  [
    "waitAll",
    async (tasks, options) => {
      const { value } = await tasks.waitAll(["a"], options).next();
      throw value?.error as Error;
    },
  ],
];

test.for(waits)("maxWait ends a %s whose onUpdate never settles", async ([, run]) => {
  const begun = Date.now();
  const call = run(connectTo(tellInTurn("indexing")), { maxWait: 500, onUpdate: never });
  const error = await inVirtualTime(catchError(call));
  expect(error).toMatchObject({
    name: "WaitTimeoutError",
    message: '`onUpdate` for task a has not finished after 500 ms. Last status: "indexing".',
  });
  expect(Date.now() - begun).toBe(500);
});

test("a signal ends a wait whose onUpdate never settles", async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const wait = connectTo(tellInTurn("indexing")).wait("a", { signal, onUpdate: never });
  wait.catch(() => {});
  await vi.advanceTimersByTimeAsync(100);
  controller.abort(new Error("enough"));
  await expect(wait).rejects.toThrow("enough");
  expect(vi.getTimerCount()).toBe(0);
});

test("a timeout names the last failure, and has it as its cause", async () => {
  const server = createFakeServer(() => json(503, "<h1>maintenance</h1>"));
  const error = await inVirtualTime(catchError(connectTo(server).wait("a", { maxWait: 700 })));
  expect(error).toMatchObject({ cause: { status: 503 }, lastError: { status: 503 } });
  expect((error as Error).message).toBe(
    "Task a has not ended after 700 ms. Last error: GET https://api.twelvelabs.io/v1.3/tasks/a: 503 <h1>maintenance</h1>",
  );
});

test("a poll that the end of a wait cuts short does not hide the failure before it", async () => {
  const server = createFakeServer(({ count }) => (count === 1 ? json(503, "busy") : undefined));
  const error = await inVirtualTime(catchError(connectTo(server).wait("a", { maxWait: 2000 })));
  expect(error).toMatchObject({ name: "WaitTimeoutError", cause: { status: 503 } });
});

test("five failed polls in a row are reported once, and again after a success", async () => {
  const replies = [503, 503, 503, 503, 503, 503, 503, 200, 503, 503, 503, 503, 503];
  const server = createFakeServer(({ count }) => {
    const status = replies[count - 1];
    if (status === undefined) return taskWith("ready");
    return status === 200 ? taskWith("indexing") : json(status, "");
  });
  const troubles: ClientEvent[] = [];
  const onEvent = (event: ClientEvent) => void (event.type === "trouble" && troubles.push(event));
  await inVirtualTime(connectTo(server, { onEvent, retry: { minDelay: 1 } }).wait("a"));
  expect(troubles).toMatchObject([
    { id: "a", failures: 5, error: { status: 503 } },
    { id: "a", failures: 5, error: { status: 503 } },
  ]);
});

test("failures of more than 30 seconds are reported even if they are few", async () => {
  const server = createFakeServer(({ count }) => (count < 3 ? undefined : taskWith("ready")));
  const troubles: ClientEvent[] = [];
  const onEvent = (event: ClientEvent) => void (event.type === "trouble" && troubles.push(event));
  await inVirtualTime(connectTo(server, { onEvent }).wait("a"));
  expect(troubles).toMatchObject([{ failures: 1, duration: 30_000 }]);
});
