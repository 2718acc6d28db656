import { readFileSync } from "node:fs";
import nock from "nock";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ApiError,
  createLivepeer,
  createTwelveLabs,
  createTwelveLabsLegacy,
} from "../../src/index.ts";

const apiKey = "tlk_0123456789";
const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/clients/${name}`, import.meta.url), "utf8"));

beforeEach(() => {
  nock.disableNetConnect();
});

afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

/** The request of each client for one task, to one of the documented servers. */
const clients = [
  {
    name: "twelvelabs tasks",
    origin: "https://api.twelvelabs.io",
    path: "/v1.3/tasks/a1",
    key: { "x-api-key": apiKey },
    retrieve: () => createTwelveLabs({ apiKey, retry: 0 }).tasks.retrieve("a1"),
  },
  {
    name: "twelvelabs embed tasks",
    origin: "https://api.twelvelabs.io",
    path: "/v1.3/embed-v2/tasks/a1",
    key: { "x-api-key": apiKey },
    retrieve: () => createTwelveLabs({ apiKey, retry: 0 }).embedTasks.retrieve("a1"),
  },
  {
    name: "twelvelabs legacy tasks",
    origin: "https://api.twelvelabs.io",
    path: "/v1/indexes/tasks/a1",
    key: { "x-api-key": apiKey },
    retrieve: () => createTwelveLabsLegacy({ apiKey, retry: 0 }).tasks.retrieve("a1"),
  },
  {
    name: "livepeer tasks",
    origin: "https://livepeer.studio",
    path: "/api/task/a1",
    key: { authorization: `Bearer ${apiKey}` },
    retrieve: () => createLivepeer({ apiKey, retry: 0 }).tasks.retrieve("a1"),
  },
];

describe.each(clients)("$name", ({ origin, path, key, retrieve }) => {
  it("requests the documented server with the documented header, and keeps the response as it came", async () => {
    const body = { ...(read("twelvelabs-task.json") as object), a_new_field: null };
    const scope = nock(origin, { reqheaders: key }).get(path).reply(200, body);
    const task = await retrieve();
    expect(task).toMatchObject({ id: "a1", raw: body });
    expect(scope.isDone()).toBe(true);
  });

  it.each([
    [
      "code, message and docs_url",
      { code: "parameter_invalid", message: "no such task", docs_url: "https://docs.example.com" },
      "parameter_invalid",
    ],
    [
      "an error with details",
      { error: { code: "not_found", message: "no such task", details: { requestId: "r1" } } },
      "not_found",
    ],
    ["error_code and message", { error_code: "404", message: "no such task" }, "404"],
    ["a list of errors", { errors: ["no such task"] }, undefined],
  ])("reads an error body with %s", async (_, body, code) => {
    nock(origin).get(path).reply(404, body);
    const error = await retrieve().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 404, code, body });
    expect(String(error)).toMatch(/^ApiError: GET https:\S+: 404 .*no such task/);
  });

  it.each([
    ["empty", ""],
    ["a bare JSON string", '"busy"'],
    ["HTML", "<html>busy</html>"],
  ])("throws an ApiError with status and URL if the error body is %s", async (_, text) => {
    nock(origin).get(path).reply(503, text);
    const error = await retrieve().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 503, code: undefined, text });
    expect(String(error)).toContain(`GET ${origin}${path}: 503`);
  });
});
