import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, expect, expectTypeOf, test, vi } from "vitest";
import {
  createTasks,
  defineTasks,
  type GetOptions,
  type OpenStatus,
  type Tasks,
} from "../../src/core.ts";
import type { Job, paths } from "../support/example-api.ts";
import { createFakeServer, json } from "../support/fake-server.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Runs a call in virtual time, and returns its error or its result. */
async function finish<T>(call: Promise<T>): Promise<unknown> {
  const settled = call.catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(120_000);
  return settled;
}

const states = { active: "running", completed: "succeeded", failed: "failed" } as const;

/** Tasks of a function that gives or throws one thing after another. */
function createScripted(script: readonly unknown[], options: object = {}) {
  const calls: GetOptions[] = [];
  const get = async (_id: string, call: GetOptions) => {
    calls.push(call);
    const next = script[Math.min(calls.length, script.length) - 1];
    if (next instanceof Error) throw next;
    return next as { phase: string; total?: number };
  };
  const tasks = createTasks({ get, status: (job) => job.phase, states, ...options });
  return { tasks, calls };
}

class SdkError extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`status ${status}`);
    this.status = status;
  }
}

test("createTasks waits for the tasks of any function", async () => {
  const { tasks, calls } = createScripted([{ phase: "active" }, { phase: "Completed", total: 3 }]);
  const task = await finish(tasks.wait("a"));
  expect(task).toMatchObject({
    id: "a",
    state: "succeeded",
    raw: { phase: "Completed", total: 3 },
  });
  expect(calls).toHaveLength(2);
  expect(calls[0]).toMatchObject({ retry: 0, timeout: 30_000, headers: {}, cache: "no-store" });
});

test("a task that fails is a TaskFailedError", async () => {
  const { tasks } = createScripted([{ phase: "active" }, { phase: "failed" }]);
  expect(await finish(tasks.wait("a"))).toMatchObject({ name: "TaskFailedError" });
});

test("an error of another library ends a wait, unless retryable says that it is transient", async () => {
  const script = [new SdkError(500), { phase: "completed" }];
  expect(await finish(createScripted(script).tasks.wait("a"))).toBe(script[0]);
  const retryable = (error: unknown) => error instanceof SdkError;
  const { tasks, calls } = createScripted(script, { retryable });
  expect(await finish(tasks.wait("a"))).toMatchObject({ state: "succeeded" });
  expect(calls).toHaveLength(2);
  expect(await finish(createScripted(script, { retryable }).tasks.retrieve("a"))).toMatchObject({
    state: "succeeded",
  });
});

test("a rate limit of another library holds all waits of these tasks", async () => {
  const begun = Date.now();
  const asked: number[] = [];
  const tasks = createTasks({
    get: async () => {
      asked.push(Date.now() - begun);
      if (asked.length === 1) throw new SdkError(429);
      return { phase: "completed" };
    },
    status: (job) => job.phase,
    states,
    retryable: (error) => error instanceof SdkError,
  });
  const first = tasks.wait("a");
  await vi.advanceTimersByTimeAsync(10);
  const second = tasks.wait("b");
  await finish(Promise.all([first, second]));
  expect(asked.slice(1).every((at) => at >= 1000)).toBe(true);
  expect(asked).toHaveLength(3);
});

test("a function that never settles is ended by its signal and by the timeout", async () => {
  const signals: AbortSignal[] = [];
  const tasks = createTasks(
    {
      get: async (_id, { signal }) => {
        signals.push(signal);
        return new Promise<{ phase: string }>(() => {});
      },
      status: (job) => job.phase,
      states,
    },
    { timeout: 100 },
  );
  const error = await finish(tasks.wait("a", { maxWait: 3000 }));
  expect(error).toMatchObject({ name: "WaitTimeoutError" });
  expect(String(error)).toContain("Task a: no response after 100 ms");
  expect(signals.length).toBeGreaterThan(1);
  expect(signals.every((signal) => signal.aborted)).toBe(true);
});

test.for([undefined, null])(
  "a function that finds %s instead of a task ends the wait",
  async (found) => {
    const { tasks } = createScripted([found]);
    const error = await finish(tasks.wait("a"));
    expect(error).toMatchObject({ name: "VideoTasksError", message: "Task a: no task was found" });
  },
);

test("a function that returns a response instead of a task ends the wait at once", async () => {
  const get = async () => Response.json({ phase: "completed" });
  const tasks = createTasks({ get, status: (found) => String(found.status), states });
  expect(await finish(tasks.wait("a"))).toMatchObject({
    name: "VideoTasksError",
    message: "`get` must be a function that returns the task, not a `Response`.",
  });
});

test.for<[string, unknown, string]>([
  ["an empty object", {}, "no message"],
  ["undefined", undefined, "no message"],
  ["a text", "no route", "no route"],
  ["an error of another realm", runInNewContext('new Error("no route")'), "no route"],
  ["an error that combines others", new AggregateError([new Error("a"), "b"]), "a, "],
])("the timeout of a wait names the last failure: %s", async ([, thrown, text]) => {
  const get = () => Promise.reject(thrown);
  const tasks = createTasks({ get, status: String, states, retryable: () => true });
  const error = await finish(tasks.wait("a", { maxWait: 3000 }));
  expect(error).toMatchObject({ name: "WaitTimeoutError", lastError: thrown });
  expect(String(error)).toMatch(new RegExp(` Last error: ${text}$`));
});

test.for([{}, undefined, null, "no route"])(
  "a value that a function throws ends the wait as it is: %o",
  async (thrown) => {
    const fail = () => Promise.reject(thrown);
    const job = async () => ({ phase: "completed" });
    const usual = { get: job, status: (found: { phase: string }) => found.phase, states };
    expect(await finish(createTasks({ ...usual, get: fail }).wait("a"))).toBe(thrown);
    expect(await finish(createTasks(usual).wait("a", { onUpdate: fail }))).toBe(thrown);
    const settled = [];
    for await (const result of createTasks({ ...usual, get: fail }).waitAll(["a"])) {
      settled.push(result);
    }
    expect(settled).toEqual([{ id: "a", error: thrown }]);
  },
);

test("a task of a library may have a response of its own", async () => {
  const operation = { phase: "completed", response: { uri: "x" } };
  const tasks = createTasks({ get: async () => operation, status: (o) => o.phase, states });
  expectTypeOf(tasks).toEqualTypeOf<Tasks<typeof operation, OpenStatus<string>>>();
  expect(await finish(tasks.wait("a"))).toMatchObject({ raw: operation });
});

const createApi = defineTasks<paths>()({ baseUrl: "https://api.example.com", tasks: {} });

/** Tasks whose path has two parameters, by the client that returns errors or the one that throws. */
function createOrganizationJobs(
  name: "api" | "client",
  reply: Parameters<typeof createFakeServer>[0],
) {
  const server = createFakeServer(reply);
  const client = createApi({ fetch: server.fetch })[name];
  const jobs = createTasks({
    get: (job_id, call) =>
      client.GET("/orgs/{org}/jobs/{job_id}", {
        ...call,
        params: { path: { org: "acme", job_id } },
      }),
    status: (job) => job.phase,
    states: {
      queued: "pending",
      rendering: "running",
      needs_approval: "action_required",
      Finished: "succeeded",
      errored: "failed",
    },
  });
  return { jobs, server };
}

test.for(["api", "client"] as const)(
  "a call of openapi-fetch through %s may be the function, and its response counts",
  async (name) => {
    const { jobs, server } = createOrganizationJobs(name, ({ count }) => {
      if (count === 1) return json(503, "");
      if (count === 2) return json(200, { phase: "rendering" }, { "retry-after": "40" });
      return json(200, { phase: "Finished" });
    });
    expectTypeOf(jobs.view).parameter(0).toEqualTypeOf<Job>();
    const begun = Date.now();
    expect(await finish(jobs.wait("a"))).toMatchObject({ raw: { phase: "Finished" } });
    expect(server.sentAt).toHaveLength(3);
    expect((server.sentAt[2] ?? 0) - begun).toBeGreaterThanOrEqual(40_000);
  },
);

test.for(["api", "client"] as const)("an error response through %s ends the wait", async (name) => {
  const { jobs, server } = createOrganizationJobs(name, () => json(401, { message: "bad key" }));
  const error = await finish(jobs.wait("a"));
  expect(error).toMatchObject({ name: "ApiError", status: 401, body: { message: "bad key" } });
  expect(server.sentAt).toHaveLength(1);
});

test("an error of another copy of the package holds all waits for its retryAfter", async () => {
  vi.resetModules();
  const copy = await import("../../src/errors.ts");
  const evidence = { status: 429, headers: new Headers(), text: "", body: "", code: undefined };
  const error = new copy.ApiError("slow down", {
    ...evidence,
    requestId: undefined,
    retryAfter: 7000,
    attempts: 1,
  });
  const begun = Date.now();
  const asked: number[] = [];
  const tasks = createTasks({
    get: async () => {
      asked.push(Date.now() - begun);
      if (asked.length === 1) throw error;
      return { phase: "completed" };
    },
    status: (job) => job.phase,
    states,
  });
  const first = tasks.wait("a");
  await vi.advanceTimersByTimeAsync(10);
  const second = tasks.wait("b");
  await finish(Promise.all([first, second]));
  expect(asked.slice(1).every((at) => at >= 7000)).toBe(true);
  expect(asked).toHaveLength(3);
});
