import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createLivepeer, createTwelveLabs, createTwelveLabsLegacy } from "../../../src/index.ts";
import { fakeTasks, type FakeStep, type FakeTasksOptions } from "../../../src/testing.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const apiKey = "tlk_0123456789";

/** A client whose only task is `t1`. */
function connect(steps: FakeStep[], options?: FakeTasksOptions) {
  const fetch = fakeTasks({ t1: steps }, options);
  return { fetch, ...createTwelveLabs({ apiKey, fetch }) };
}

/** Lets virtual time pass until the promise has settled, and returns its value or its error. */
async function settle<T>(promise: Promise<T>): Promise<T | Error> {
  const settled = promise.catch((error: unknown) => error as Error);
  await vi.runAllTimersAsync();
  return settled;
}

describe("the tasks of fakeTasks", () => {
  test("advance by one step with each poll", async () => {
    const { fetch, tasks } = connect(["queued", "indexing", 503, "ready"]);
    const seen: string[] = [];
    const wait = tasks.wait("t1", { onUpdate: ({ status }) => seen.push(status) });
    expect(await settle(wait)).toMatchObject({ state: "succeeded", id: "t1" });
    expect(seen).toEqual(["queued", "indexing", "ready"]);
    expect(fetch.polls("t1")).toBe(4);
  });

  test("repeat their last step, so that a task may never end", async () => {
    const { fetch, tasks } = connect(["queued", "indexing"]);
    const error = await settle(tasks.wait("t1", { maxWait: 60_000 }));
    expect(error).toMatchObject({ name: "WaitTimeoutError", task: { status: "indexing" } });
    expect(fetch.polls("t1")).toBeGreaterThan(10);
  });

  test("keep apart from each other", async () => {
    const fetch = fakeTasks({ a: ["ready"], b: ["queued", "failed"], "c/d é": ["ready"] });
    const { tasks } = createTwelveLabs({ apiKey, fetch });
    const ended: string[] = [];
    const waitForAll = async () => {
      for await (const { id, task } of tasks.waitAll(["a", "b", "c/d é"])) {
        ended.push(`${id} ${task?.status ?? "failed"}`);
      }
    };
    await settle(waitForAll());
    expect(ended).toEqual(["a ready", "c/d é ready", "b failed"]);
    expect(["a", "b", "c/d é"].map(fetch.polls)).toEqual([1, 2, 1]);
  });

  test("may use words that no page documents", async () => {
    const { tasks } = connect(["dreaming", "ready"]);
    expect(await tasks.retrieve("t1")).toMatchObject({ state: "unknown", status: "dreaming" });
  });

  test("may have names that every object has", async () => {
    const fetch = fakeTasks({ constructor: ["ready"] });
    const { tasks } = createTwelveLabs({ apiKey, fetch });
    expect((await tasks.retrieve("constructor")).done).toBe(true);
    await expect(tasks.retrieve("toString")).rejects.toThrow("does not poll a task");
  });
});

describe("a step of fakeTasks", () => {
  test.for([
    [404, "ApiError"],
    [302, "ApiError"],
    [204, "InvalidResponseError"],
    [{ status: 200, body: "<html>" }, "InvalidResponseError"],
    [new TypeError("fetch failed"), "ConnectionError"],
    [{ status: "ready", delay: Infinity }, "TimeoutError"],
    [{ status: "ready", delay: 1_001 }, "TimeoutError"],
  ] as [FakeStep, string][])("%j makes retrieve fail with an %s", async ([step, name]) => {
    const { tasks } = connect([step]);
    const error = await settle(tasks.retrieve("t1", { retry: 0, timeout: 1_000 }));
    expect(error).toMatchObject({ name });
  });

  test("that asks for a pause holds the next poll", async () => {
    const { tasks } = connect([{ status: 429, retryAfter: 20 }, "ready"]);
    const startedAt = Date.now();
    expect(await settle(tasks.wait("t1"))).toMatchObject({ state: "succeeded" });
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(20_000);
  });

  test("may take its time", async () => {
    const { tasks } = connect([{ status: "ready", delay: 5_000 }]);
    const startedAt = Date.now();
    expect(await settle(tasks.retrieve("t1"))).toMatchObject({ state: "succeeded" });
    expect(Date.now() - startedAt).toBe(5_000);
  });

  test("that is slow ends with the signal's reason when the signal aborts", async () => {
    const fetch = fakeTasks({ t1: [{ status: "ready", delay: Infinity }] });
    const controller = new AbortController();
    const response = fetch("https://example.com/tasks/t1", { signal: controller.signal });
    controller.abort(new Error("stop"));
    await expect(response).rejects.toThrow("stop");
    fetch.set("t1", ["ready"]);
    await expect(fetch("https://example.com/tasks/t1", controller)).rejects.toThrow("stop");
    expect(fetch.polls("t1")).toBe(1);
  });

  test("may add fields to the body, and headers to the response", async () => {
    const { api } = connect([
      { status: "ready", body: { video_id: "v1" }, headers: { "x-request-id": "r1" } },
    ]);
    const params = { path: { task_id: "t1" } };
    const { data, response } = await api.GET("/tasks/{task_id}", { params });
    expect(data).toEqual({ _id: "t1", status: "ready", video_id: "v1" });
    expect(response.headers.get("x-request-id")).toBe("r1");
  });

  test("with an HTTP status may have a body of its own", async () => {
    const { tasks } = connect([{ status: 400, body: { code: "c1", message: "no such index" } }]);
    const error = await settle(tasks.retrieve("t1"));
    expect(error).toMatchObject({ status: 400, code: "c1" });
    expect(String(error)).toContain("no such index");
  });
});

describe("the body of a fake task", () => {
  const step = { progress: 0.25, message: "no audio" };

  test("has the form of each vendor", async () => {
    const running = { ...step, status: "indexing" };
    const failed = { ...step, status: "failed" };
    const fetch = fakeTasks({
      t1: [failed],
      legacy: [running],
      p1: [{ ...running, status: "running" }, failed],
    });
    const options = { apiKey, fetch };
    const { tasks, embedTasks } = createTwelveLabs(options);
    expect(await tasks.retrieve("t1")).toMatchObject({ state: "failed", raw: { _id: "t1" } });
    expect(await embedTasks.retrieve("t1")).toMatchObject({ state: "failed", message: "no audio" });
    const legacy = createTwelveLabsLegacy(options).tasks;
    expect(await legacy.retrieve("legacy")).toMatchObject({ state: "running", progress: 0.25 });
    const livepeer = createLivepeer(options).tasks;
    expect(await livepeer.retrieve("p1")).toMatchObject({ state: "running", progress: 0.25 });
    expect(await livepeer.retrieve("p1")).toMatchObject({ state: "failed", message: "no audio" });
  });

  test("has the same form behind a proxy", async () => {
    const fetch = fakeTasks({ p1: ["completed"] });
    const { tasks } = createLivepeer({ apiKey, fetch, baseUrl: "https://proxy.example.com/video" });
    expect((await tasks.retrieve("p1")).state).toBe("succeeded");
  });

  test("may be made by the test", async () => {
    const fetch = fakeTasks(
      {
        j1: [
          { status: "rendering", progress: 0.5 },
          { status: "finished", body: { url: "u" } },
        ],
      },
      { body: ({ id, status, progress, poll }) => ({ id, phase: status, progress, poll }) },
    );
    const read = async () => (await fetch("https://api.example.com/v2/jobs/j1")).json();
    expect(await read()).toEqual({ id: "j1", phase: "rendering", progress: 0.5, poll: 1 });
    expect(await read()).toEqual({ id: "j1", phase: "finished", poll: 2, url: "u" });
  });
});

describe("requests to fakeTasks", () => {
  test("may be a text, a URL, a relative URL or a Request", async () => {
    const fetch = fakeTasks({ t1: ["ready"] });
    const inputs = ["https://example.com/tasks/t1?a=b", new URL("https://example.com/tasks/t1")];
    for (const input of [...inputs, "/tasks/t1", new Request("https://example.com/tasks/t1")]) {
      expect(await (await fetch(input)).json()).toMatchObject({ status: "ready" });
    }
    expect(fetch.polls("t1")).toBe(4);
  });

  test("may have the id elsewhere in the URL", async () => {
    const fetch = fakeTasks({ t1: ["ready"] }, { id: (url) => url.searchParams.get("id") });
    expect((await fetch("https://example.com/status?id=t1")).status).toBe(200);
    await expect(fetch("https://example.com/status")).rejects.toThrow("does not poll a task");
  });

  test.for(["t9", "Connection-timeout", "ECONNRESET"])(
    "for the unknown id %s end a wait at once with an error that names both",
    async (id) => {
      const { tasks } = connect(["ready"]);
      const error = await settle(tasks.wait(id, { maxWait: 60_000 }));
      expect(error).toMatchObject({ name: "VideoTasksError", retryable: false });
      expect(String(error)).toContain(
        `GET https://api.twelvelabs.io/v1.3/tasks/${id} does not poll`,
      );
      expect(String(error)).toContain('It has "t1".');
    },
  );

  test("that poll no task are refused, and advance no task", async () => {
    const fetch = fakeTasks({ t1: ["ready"] });
    const { tasks } = createTwelveLabsLegacy({ apiKey, fetch });
    const videoUrl = "https://example.com/a.mp4";
    const requests = {
      "POST https://api.twelvelabs.io/v1/indexes/tasks ": tasks.create({ indexId: "i", videoUrl }),
      "GET https://api.twelvelabs.io/v1/indexes/tasks/t1/video-id ": tasks.videoId("t1"),
      "POST https://example.com/t1 ": fetch("https://example.com/t1", { method: "post" }),
    };
    for (const [name, request] of Object.entries(requests)) {
      await expect(request).rejects.toThrow(`${name}does not poll a task`);
    }
    expect(fetch.polls("t1")).toBe(0);
  });

  test("that poll no task may have a response of their own", async () => {
    const fetch = fakeTasks(
      {},
      {
        fallback: async (request) => {
          expect(request.method).toBe("POST");
          expect(await request.text()).toContain("https://example.com/a.mp4");
          fetch.set("new", ["validating", "ready"]);
          return Response.json({ _id: "new" });
        },
      },
    );
    const { tasks } = createTwelveLabsLegacy({ apiKey, fetch });
    const videoUrl = "https://example.com/a.mp4";
    const { id } = await tasks.create({ indexId: "i", videoUrl });
    expect(await settle(tasks.wait(id))).toMatchObject({ id: "new", state: "succeeded" });
    expect(fetch.polls("new")).toBe(2);
  });
});

describe("the steps of fakeTasks", () => {
  test("may change while a task is waited for", async () => {
    const { fetch, tasks } = connect(["indexing"]);
    const wait = tasks.wait("t1");
    await vi.advanceTimersByTimeAsync(10_000);
    const polls = fetch.polls("t1");
    fetch.set("t1", ["ready"]);
    expect(await settle(wait)).toMatchObject({ state: "succeeded" });
    expect(fetch.polls("t1")).toBe(polls + 1);
  });

  test.for([
    [[], 'The task "t1" needs an array with at least one step.'],
    ["ready", 'The task "t1" needs an array with at least one step.'],
    [["queued", 42], 'Step 2 of the task "t1" is neither a status'],
    [[undefined], 'Step 1 of the task "t1" is neither a status'],
    [[null], 'Step 1 of the task "t1" is neither a status'],
    [[{ delay: 5 }], 'Step 1 of the task "t1" has neither a status'],
    [[{ status: "ready", delay: -1 }], 'Step 1 of the task "t1" has a `delay`'],
  ] as [FakeStep[], string][])("%j are refused", ([steps, message]) => {
    expect(() => fakeTasks({ t1: steps })).toThrow(message);
    const fetch = fakeTasks({ t1: ["queued"] });
    expect(() => fetch.set("t1", steps)).toThrow(message);
  });

  test("are counted only for tasks that exist", () => {
    const { fetch } = connect(["ready"]);
    expect(() => fetch.polls("t2")).toThrow('`fakeTasks` has no task "t2". It has "t1".');
    expect(() => fakeTasks({}).polls("t2")).toThrow("It has no tasks.");
  });
});
