import { expect, test } from "vitest";
import { createTasks } from "../../src/core.ts";
import {
  ApiError,
  createLivepeer,
  createTwelveLabs,
  createTwelveLabsLegacy,
  VideoTasksError,
} from "../../src/index.ts";
import { connectTo, createFakeServer, json } from "../support/fake-server.ts";
import { catchError, drain } from "../support/outcome.ts";

/** A value that throws whenever something is asked of it. */
function revokedProxy(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

const apiKey = "tlk_0123456789";
const LEVELS = 20_000;
const deepJson = "[".repeat(LEVELS) + "]".repeat(LEVELS);
const deep: unknown = JSON.parse(deepJson);

/** A response with 20,000 levels, which `JSON.stringify` cannot write. */
const nested = (before: string, after: string, status = 200) =>
  createFakeServer(() => json(status, `${before}${deepJson}${after}`));

test("a status that is nested too deeply is as if it were missing", async () => {
  const server = nested('{"status":', ',"updated_at":{"toString":1}}');
  const task = await connectTo(server).retrieve("a");
  expect(task).toMatchObject({ state: "unknown", status: "", updatedAt: undefined });
  expect(task.raw.status).toBeInstanceOf(Array);
});

test("an error body that is nested too deeply is an ApiError", async () => {
  for (const field of ["message", "code", "errors", "error"]) {
    const error = await catchError(connectTo(nested(`{"${field}":`, "}", 404)).retrieve("a"));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 404 });
  }
  expect(() => JSON.stringify(deep)).toThrow(RangeError);
});

test("a failure whose message is nested too deeply names the status of the task", async () => {
  const { tasks } = createLivepeer({
    apiKey,
    ...nested('{"status":{"phase":"failed","errorMessage":', "}}"),
  });
  const error = await catchError(tasks.wait("a"));
  expect((error as Error).message).toBe("Task a did not succeed: failed");
});

test("a list in place of a task is an InvalidResponseError, but a response of api", async () => {
  const { fetch } = createFakeServer(() => json(200, []));
  const { api, tasks } = createTwelveLabs({ apiKey, fetch, retry: 0 });
  const error = await catchError(tasks.retrieve("a"));
  expect(error).toMatchObject({ name: "InvalidResponseError", body: [] });
  const { data } = await api.GET("/tasks/{task_id}", { params: { path: { task_id: "a" } } });
  expect(data).toEqual([]);
});

/** A response with a status that the constructor of `Response` refuses. */
const oddStatus = (status: number, body: string) => {
  const response = json(500, body);
  Object.defineProperties(response, { status: { value: status }, ok: { value: false } });
  return response;
};

test.for([600, 999])(
  "the status %i is an ApiError, and an error response of api",
  async (status) => {
    const server = createFakeServer(() => oddStatus(status, "{}"));
    const { api, tasks } = createTwelveLabs({ apiKey, fetch: server.fetch });
    for (const call of [tasks.retrieve("a"), tasks.wait("a")]) {
      const error = await catchError(call);
      expect(error).toBeInstanceOf(VideoTasksError);
      expect(error).toMatchObject({ name: "ApiError", status, retryable: false });
    }
    const params = { path: { task_id: "a" } };
    const { data, error, response } = await api.GET("/tasks/{task_id}", { params });
    expect({ data, error, status: response.status }).toEqual({
      data: undefined,
      error: {},
      status,
    });
  },
);

test.for<[unknown, string[]]>([
  [{ data: {}, page_info: null }, []],
  [{ data: null }, []],
  [{ data: [null, 7, { _id: 7, status: "ready" }] }, ["7"]],
  [{ data: [{ _id: "a" }], page_info: { total_page: "many" } }, ["a"]],
  [{ data: [{ _id: "a" }], page_info: "none" }, ["a"]],
])("the list %j yields the tasks %j", async ([body, ids]) => {
  const server = createFakeServer(() => json(200, body));
  const { tasks } = createTwelveLabsLegacy({ apiKey, fetch: server.fetch });
  const found = await drain(tasks.list());
  expect(found.map(({ id }) => id)).toEqual(ids);
  expect(server.sentAt).toHaveLength(1);
});

test("the id of a legacy video that is not a text is written as JSON", async () => {
  const { fetch } = createFakeServer(() => json(200, { exist: true, _id: { toString: 1 } }));
  const { tasks } = createTwelveLabsLegacy({ apiKey, fetch });
  expect(await tasks.videoId("a")).toBe('{"toString":1}');
});

test.for([{}, { _id: null }, { _id: "" }])(
  "a legacy response with %j where an id belongs is an InvalidResponseError that says so",
  async (item) => {
    const respond = (body: unknown) => {
      const { fetch } = createFakeServer(() => json(200, body));
      return createTwelveLabsLegacy({ apiKey, fetch, retry: 0 }).tasks;
    };
    const errors = await Promise.all([
      catchError(respond(item).create({ indexId: "i1", videoUrl: "https://example.com/a.mp4" })),
      catchError(drain(respond({ data: [{ _id: "a" }, item] }).list())),
      catchError(respond({ exist: true, ...item }).videoId("a")),
    ]);
    for (const error of errors) {
      expect(error).toMatchObject({ name: "InvalidResponseError", status: 200 });
      expect(String(error)).toContain("the response is JSON without an id (200): {");
    }
  },
);

const throws = () => {
  throw new Error("a getter of SECRET");
};
const trap = { get: throws, has: throws, getPrototypeOf: throws };

test.for<[string, unknown, string]>([
  ["a Proxy that throws", new Proxy(new Error("broken"), trap), "no message"],
  ["a revoked Proxy", revokedProxy(), "no message"],
  [
    "a cause that throws",
    Object.defineProperty(new Error("broken"), "cause", { get: throws }),
    "broken",
  ],
  ["inner errors that throw", { errors: [new Proxy({}, trap)] }, "no message"],
  ["a name that is not a text", { message: "broken", name: { toString: 1 } }, "broken"],
])("a fetch that throws %s ends the call with a VideoTasksError", async ([, thrown, message]) => {
  const { tasks } = createTwelveLabs({ apiKey, fetch: () => Promise.reject(thrown) });
  for (const call of [tasks.retrieve("a"), tasks.wait("a")]) {
    const error = await catchError(call);
    expect(error).toMatchObject({ name: "VideoTasksError", cause: { message } });
    expect((error as Error).message).not.toContain("SECRET");
  }
  expect(thrown instanceof VideoTasksError).toBe(false);
});

test("a function of createTasks that throws a revoked Proxy ends the wait with it", async () => {
  const thrown = revokedProxy();
  const get = () => Promise.reject(thrown);
  const tasks = createTasks({ get, status: String, states: {} });
  // A promise cannot be fulfilled with such a value, so it is compared where it is.
  const [settled] = await Promise.allSettled([tasks.wait("a")]);
  expect(settled.status === "rejected" && settled.reason === thrown).toBe(true);
});
