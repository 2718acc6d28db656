import { expect, test } from "vitest";
import {
  ApiError,
  createLivepeer,
  createTwelveLabs,
  createTwelveLabsLegacy,
  VideoTasksError,
} from "../../src/index.ts";
import { connectTo, createFakeServer, json } from "../support/fake-server.ts";
import { catchError, drain } from "../support/outcome.ts";

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
  [{ data: [{ _id: null }], page_info: { total_page: "many" } }, [""]],
  [{ data: [{}], page_info: "none" }, [""]],
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
