import { afterEach, beforeEach, expect, expectTypeOf, test, vi } from "vitest";
import {
  defineTasks,
  VideoTasksError,
  type Auth,
  type ClientOptions,
  type OpenStatus,
  type Tasks,
} from "../../src/core.ts";
import type { Job, paths } from "../support/example-api.ts";
import { createFakeServer, json, later } from "../support/fake-server.ts";
import { catchError } from "../support/outcome.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const apiKey = "exk_0123456789";

const createExample = defineTasks<paths>()({
  baseUrl: "https://api.example.com/v2/",
  auth: { env: "EXAMPLE_API_KEY" },
  headers: { "x-version": "1", "x-kept": "yes" },
  tasks: {
    jobs: {
      get: "/jobs/{job_id}",
      status: (job) => job.phase,
      states: {
        queued: "pending",
        rendering: "running",
        needs_approval: "action_required",
        Finished: "succeeded",
        errored: "failed",
        ABORTED: "cancelled",
      },
      progress: (job) => job.frames.done / job.frames.total,
      message: (job) => job.reason,
      updatedAt: (job) => job.updated_at,
    },
    exports: { get: "/exports/{id}", status: ({ state }) => state, states: { done: "succeeded" } },
  },
});

const createJob = (phase: string, more: object = {}) => ({
  job_id: "a",
  phase,
  frames: { done: 1, total: 4 },
  updated_at: "2026-01-01T00:00:00Z",
  ...more,
});

/** A client of a server that responds with one phase after another. */
function connect(phases: readonly string[], options: ClientOptions = {}) {
  const server = createFakeServer(({ count }) =>
    json(200, createJob(phases[Math.min(count, phases.length) - 1] ?? "")),
  );
  return { ...createExample({ apiKey, fetch: server.fetch, ...options }), server };
}

/** Runs a call in virtual time, and returns its error or its result. */
async function finish<T>(call: Promise<T>): Promise<unknown> {
  const settled = call.catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(120_000);
  return settled;
}

test("a client of a definition waits for a task and reads its fields", async () => {
  const { jobs } = connect(["queued", "rendering", "Finished"]);
  expect(await finish(jobs.wait("a"))).toEqual({
    id: "a",
    state: "succeeded",
    status: "Finished",
    done: true,
    progress: 0.25,
    message: undefined,
    updatedAt: new Date("2026-01-01T00:00:00Z"),
    raw: createJob("Finished"),
  });
});

test("the types of a client come from the path and from the words of the page", () => {
  const { jobs, exports } = connect(["queued"]);
  type Words = "queued" | "rendering" | "needs_approval" | "Finished" | "errored";
  expectTypeOf(jobs).toEqualTypeOf<Tasks<Job, OpenStatus<Words>>>();
  expectTypeOf(exports.view).parameter(0).toEqualTypeOf<{ state: string }>();
});

test.for([
  ["QUEUED", "pending"],
  ["finished", "succeeded"],
  ["FINISHED", "succeeded"],
  ["aborted", "cancelled"],
  ["new_word", "unknown"],
] as const)("the status %s is the state %s, in any case of its letters", ([phase, state]) => {
  const { jobs } = connect([]);
  expect(jobs.view(createJob(phase) as Job, "a")).toMatchObject({ status: phase, state });
});

test("the path of a task gets the id, encoded, behind the base URL", async () => {
  const urls: string[] = [];
  const fetch = async (url: string) => {
    urls.push(url);
    return json(200, createJob("queued"));
  };
  const { jobs, exports } = createExample({ apiKey, fetch });
  await jobs.retrieve("a/b $& ü");
  await exports.retrieve("c");
  await createExample({ apiKey, fetch, baseUrl: "https://example.com/proxy" }).jobs.retrieve("d");
  expect(urls).toEqual([
    "https://api.example.com/v2/jobs/a%2Fb%20%24%26%20%C3%BC",
    "https://api.example.com/v2/exports/c",
    "https://example.com/proxy/jobs/d",
  ]);
});

test("headers of a call win over those of the client, and those over the definition's", async () => {
  const sent: unknown[] = [];
  const { fetch } = createFakeServer(({ headers }) => {
    sent.push(["x-version", "x-kept", "x-own"].map((name) => headers.get(name)));
    return json(200, createJob("queued"));
  });
  const { jobs, client } = createExample({ apiKey, fetch, headers: { "X-Version": "2" } });
  await jobs.retrieve("a");
  await jobs.retrieve("a", { headers: { "X-VERSION": "3", "x-own": "4" } });
  await client.GET("/jobs/{job_id}", { params: { path: { job_id: "a" } } });
  expect(sent).toEqual([
    ["2", "yes", null],
    ["3", "yes", "4"],
    ["2", "yes", null],
  ]);
});

test.for<[Auth | undefined, string, string | null]>([
  [{ env: "EXAMPLE_API_KEY" }, "authorization", "Bearer from-environment"],
  [{ env: "EXAMPLE_API_KEY", scheme: "Basic" }, "authorization", "Basic from-environment"],
  [{ env: "EXAMPLE_API_KEY", scheme: "Key" }, "authorization", "Key from-environment"],
  [{ env: "EXAMPLE_API_KEY", header: "x-key" }, "x-key", "from-environment"],
  [{ env: "EXAMPLE_API_KEY", header: "authorization" }, "authorization", "from-environment"],
  [{ env: "EXAMPLE_API_KEY", header: "x-key", scheme: "Token" }, "x-key", "Token from-environment"],
  [undefined, "authorization", null],
])("with auth %j the header %s is %j", async ([auth, header, value]) => {
  vi.stubEnv("EXAMPLE_API_KEY", "from-environment");
  const sent: unknown[] = [];
  const { fetch } = createFakeServer(({ headers }) => {
    sent.push(headers.get(header));
    return json(200, {});
  });
  const tasks = {
    exports: { get: "/exports/{id}", status: () => "", states: {} },
  } as const;
  const create = defineTasks<paths>()({ baseUrl: "https://example.com", auth, tasks });
  await create({ fetch }).exports.retrieve("a");
  expect(sent).toEqual([value]);
});

test("a field whose function throws is absent, and the wait goes on", async () => {
  const server = createFakeServer(({ count }) =>
    json(200, count < 3 ? { phase: "rendering" } : { phase: "Finished" }),
  );
  const { jobs } = createExample({ apiKey, fetch: server.fetch });
  const task = await finish(jobs.wait("a"));
  expect(task).toMatchObject({ state: "succeeded", progress: undefined });
  expect(server.sentAt).toHaveLength(3);
});

test.for(["api", "client"])("tasks with the name %s are refused", (name) => {
  const { jobs } = { jobs: { get: "/jobs/{job_id}", status: () => "", states: {} } };
  // A cast: the compiler refuses it too.
  const definition = { baseUrl: "https://api.example.com", tasks: { [name]: jobs } } as never;
  expect(() => defineTasks<paths>()(definition)).toThrow(
    new VideoTasksError(`\`tasks.${name}\` must be renamed: a client has a part of this name.`),
  );
});

test("wait throws at once if the task waits for the user", async () => {
  const { jobs, server } = connect(["rendering", "needs_approval", "rendering", "Finished"]);
  const error = await finish(jobs.wait("a"));
  expect(error).toMatchObject({
    name: "ActionRequiredError",
    message: "Task a waits for you: needs_approval",
    retryable: false,
    task: { state: "action_required", done: false },
  });
  expect(server.sentAt).toHaveLength(2);
});

test("watch yields a task that waits for the user, and goes on", async () => {
  const { jobs } = connect(["rendering", "needs_approval", "rendering", "Finished"]);
  const states: string[] = [];
  const watching = (async () => {
    for await (const { state } of jobs.watch("a")) states.push(state);
  })();
  await finish(watching);
  expect(states).toEqual(["running", "action_required", "running", "succeeded"]);
});

test("client throws error responses, and api returns them", async () => {
  const { fetch } = createFakeServer(() => json(404, { message: "no such job" }));
  const { api, client } = createExample({ apiKey, fetch });
  const init = { params: { path: { job_id: "a" } } };
  const { error, response } = await api.DELETE("/jobs/{job_id}", init);
  expect([response.status, error]).toEqual([404, { message: "no such job" }]);
  const thrown = await catchError(client.DELETE("/jobs/{job_id}", init));
  expect(thrown).toMatchObject({ name: "ApiError", status: 404 });
});

test("middleware of client sees its requests and responses, and no others", async () => {
  const { fetch } = createFakeServer(() => json(200, createJob("Finished")));
  const { api, client, jobs } = createExample({ apiKey, fetch });
  const seen: unknown[] = [];
  client.use({
    onRequest: ({ request }) => void seen.push(request instanceof Request && request.method),
    onResponse: ({ response }) => void seen.push(response.status),
  });
  const init = { params: { path: { job_id: "a" } } };
  await api.GET("/jobs/{job_id}", init);
  await jobs.retrieve("a");
  expect(seen).toEqual([]);
  const { data } = await client.GET("/jobs/{job_id}", init);
  expect([data?.phase, ...seen]).toEqual(["Finished", "GET", 200]);
});

test("all waits of a client share its concurrency", async () => {
  const server = createFakeServer(() => later(50, json(200, createJob("Finished"))));
  const { jobs, exports } = createExample({ apiKey, fetch: server.fetch, concurrency: 3 });
  const ids = ["a", "b", "c", "d", "e", "f"];
  const waits = ids.flatMap((id) => [jobs.wait(id), exports.wait(id, { maxWait: 1000 })]);
  const batch = (async () => {
    for await (const { error } of jobs.waitAll(ids, { concurrency: 10 }))
      expect(error).toBeUndefined();
  })();
  await finish(Promise.allSettled([...waits, batch]));
  expect(server.peak).toBe(3);
});

test("waitAll may ask for less concurrency than its client has", async () => {
  const server = createFakeServer(() => later(50, json(200, createJob("Finished"))));
  const { jobs } = createExample({ apiKey, fetch: server.fetch });
  const drain = async () => {
    for await (const { error } of jobs.waitAll(["a", "b", "c", "d"], { concurrency: 2 }))
      expect(error).toBeUndefined();
  };
  await finish(drain());
  expect(server.peak).toBe(2);
});

test("a wait that is aborted or over while it waits for its turn takes no turn from others", async () => {
  let release = () => {};
  const server = createFakeServer(async ({ count }) => {
    if (count === 1) await new Promise<void>((resolve) => (release = resolve));
    return json(200, createJob("Finished"));
  });
  const { jobs } = createExample({ apiKey, fetch: server.fetch, concurrency: 1, timeout: 0 });
  const first = jobs.wait("a");
  const controller = new AbortController();
  const aborted = catchError(jobs.wait("b", { signal: controller.signal }));
  const late = catchError(jobs.wait("c", { maxWait: 100 }));
  const last = jobs.wait("d");
  await vi.advanceTimersByTimeAsync(200);
  controller.abort(new Error("enough"));
  await vi.advanceTimersByTimeAsync(0);
  release();
  expect(await finish(Promise.all([first, last]))).toMatchObject([{ id: "a" }, { id: "d" }]);
  expect(await aborted).toMatchObject({ message: "enough" });
  expect(await late).toMatchObject({ name: "WaitTimeoutError" });
  expect(server.sentAt).toHaveLength(2);
});

test("waitAll ends with maxWait, also if another wait never gives its turn back", async () => {
  const server = createFakeServer(() => undefined);
  const { jobs } = createExample({ apiKey, fetch: server.fetch, concurrency: 1, timeout: 0 });
  const controller = new AbortController();
  const stuck = catchError(jobs.wait("a", { maxWait: Infinity, signal: controller.signal }));
  const errors: unknown[] = [];
  const ids = async function* () {
    yield* ["d", "e"];
  };
  for (const source of [["b", "c"], ids()]) {
    const drain = async () => {
      for await (const { error } of jobs.waitAll(source, { maxWait: 1000 })) errors.push(error);
    };
    await finish(drain());
  }
  controller.abort(new Error("enough"));
  await stuck;
  expect(errors).toMatchObject(Array(4).fill({ name: "WaitTimeoutError" }));
});

test("a wait that a hold outlasts ends at once, also if the hold has stopped all polls", async () => {
  const server = createFakeServer(() => json(429, "", { "retry-after": "60" }));
  const { jobs } = createExample({ apiKey, fetch: server.fetch, concurrency: 1 });
  const controller = new AbortController();
  const held = catchError(jobs.wait("a", { signal: controller.signal }));
  await vi.advanceTimersByTimeAsync(10);
  const alsoHeld = catchError(jobs.wait("b", { signal: controller.signal }));
  await vi.advanceTimersByTimeAsync(10);
  const error = await catchError(jobs.wait("c", { maxWait: 10_000 }));
  expect(error).toMatchObject({ name: "ApiError", status: 429 });
  controller.abort(new Error("enough"));
  await Promise.all([held, alsoHeld]);
});

test.for([0, Number.NaN, -1])("a concurrency of %s is refused", (concurrency) => {
  expect(() => createExample({ apiKey, concurrency })).toThrow("`concurrency`");
});
