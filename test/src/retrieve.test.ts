import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import {
  ApiError,
  createLivepeer,
  createTwelveLabs,
  createTwelveLabsLegacy,
  InvalidResponseError,
  VideoTasksError,
} from "../../src/index.ts";
import { connectTo, createFakeServer, json } from "../support/fake-server.ts";
import { send, serve, tell } from "../support/local-server.ts";
import { catchError } from "../support/outcome.ts";

const apiKey = "tlk_0123456789";
const readFixture = (name: string) =>
  readFileSync(new URL(`../fixtures/clients/${name}`, import.meta.url), "utf8");

test("the documented video indexing task becomes a task that has succeeded", async () => {
  const document: unknown = JSON.parse(readFixture("twelvelabs-task.json"));
  const server = await serve(({ response }) => send(response, 200, document));
  const { tasks } = createTwelveLabs({ apiKey, baseUrl: server.url });
  const task = await tasks.retrieve("61e1789761c43d6d9b7362f3");
  expect(task).toEqual({
    id: "61e1789761c43d6d9b7362f3",
    state: "succeeded",
    status: "ready",
    done: true,
    updatedAt: new Date("2022-01-17T08:35:21.639Z"),
    raw: document,
  });
  expect(server.requests).toMatchObject([
    { method: "GET", path: "/tasks/61e1789761c43d6d9b7362f3", headers: { "x-api-key": apiKey } },
  ]);
});

test("the path of an embedding task and the reason of its failure are read", async () => {
  const raw = { _id: "a", status: "failed", data: null, error: { message: "too short" } };
  const server = await serve(({ response }) => send(response, 200, raw));
  const { embedTasks } = createTwelveLabs({ apiKey, baseUrl: server.url });
  expect(await embedTasks.retrieve("a")).toMatchObject({ state: "failed", message: "too short" });
  expect(server.requests[0]?.path).toBe("/embed-v2/tasks/a");
});

test("the progress, the time and the failure message of a Livepeer task are read", async () => {
  const updatedAt = 1587667174725;
  const status = { phase: "failed", progress: 0.5, errorMessage: "no video", updatedAt };
  const server = await serve(({ response }) => send(response, 200, { id: "a", status }));
  const { tasks } = createLivepeer({ apiKey, baseUrl: server.url });
  expect(await tasks.retrieve("a")).toMatchObject({
    progress: 0.5,
    message: "no video",
    updatedAt: new Date(updatedAt),
  });
  expect(server.requests[0]).toMatchObject({
    path: "/task/a",
    headers: { authorization: `Bearer ${apiKey}` },
  });
});

test("a slash in an id is encoded", async () => {
  const server = await tell("ready");
  await createTwelveLabs({ apiKey, baseUrl: server.url }).tasks.retrieve("a/b?c");
  expect(server.requests[0]?.path).toBe("/tasks/a%2Fb%3Fc");
});

interface DocumentedError {
  where: string;
  status: number;
  body: string;
  code?: string;
  says: string;
  requestId?: string;
}

// A cast: the fixture holds such objects.
test.for(JSON.parse(readFixture("errors.json")) as DocumentedError[])(
  "the error body of $where becomes the fields of an ApiError",
  async ({ status, body, code, says, requestId }) => {
    const error = await catchError(
      connectTo(createFakeServer(() => json(status, body))).retrieve("a"),
    );
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      status,
      code,
      requestId,
      attempts: 1,
      retryable: false,
      text: body,
      body: body.startsWith("{") ? JSON.parse(body) : body,
    });
    const { message } = error as ApiError;
    expect(message).toContain(`GET https://api.twelvelabs.io/v1.3/tasks/a: ${status}`);
    expect(message).toContain(says);
  },
);

test("the errors of a body are the message, wherever in the body they are", async () => {
  const body = { trace: "x".repeat(300), errors: ["no such task", "no such index"] };
  const { tasks } = createLivepeer({ apiKey, ...createFakeServer(() => json(404, body)) });
  const error = await catchError(tasks.retrieve("a"));
  expect((error as Error).message).toBe(
    'GET https://livepeer.studio/api/task/a: 404 ["no such task","no such index"]',
  );
});

test("an error body may have a code and details without a message", async () => {
  const body = { error: { code: "rate_limit", details: { retryAfter: "60", requestId: "r-1" } } };
  const server = createFakeServer(() => json(429, body));
  const error = await catchError(connectTo(server, { retry: 0 }).retrieve("a"));
  expect(error).toMatchObject({ code: "rate_limit", retryAfter: 60_000, requestId: "r-1" });
});

test("the request id is also read from x-request-id", async () => {
  const server = createFakeServer(() => json(404, "", { "x-request-id": "r-7" }));
  const error = await catchError(connectTo(server).retrieve("a"));
  expect(error).toMatchObject({ status: 404, requestId: "r-7" });
});

test("the message quotes an error body that is not JSON, up to 200 characters", async () => {
  const server = createFakeServer(() => json(400, "x".repeat(500)));
  const error = await catchError(connectTo(server).retrieve("a"));
  expect((error as Error).message).toMatch(/: 400 x{200}$/);
});

test.for([
  ["HTML", 200, "<html></html>", "the response is HTML or XML, not JSON (200): <html></html>"],
  ["an empty body", 200, "", "the response is not JSON (200): (empty body)"],
  ["a 204", 204, "", "the response is not JSON (204): (empty body)"],
  ["null", 200, "null", "the response is not a JSON object (200): null"],
  ["a string", 200, '"ready"', 'the response is not a JSON object (200): "ready"'],
] as const)("%s instead of a task is an InvalidResponseError", async ([, status, text, says]) => {
  const server = createFakeServer(() => json(status, text));
  const error = await catchError(connectTo(server, { retry: 0 }).retrieve("a"));
  expect(error).toBeInstanceOf(InvalidResponseError);
  expect(error).toMatchObject({
    status,
    text,
    retryable: true,
    message: `GET https://api.twelvelabs.io/v1.3/tasks/a: ${says}`,
  });
});

test.for([
  ["no URL", "not a URL"],
  ["no scheme", "localhost:3000"],
  ["a scheme other than http", "ftp://example.com"],
  ["the scheme of sockets", "wss://example.com"],
  ["a path only", "/v1"],
  ["a query", "https://example.com?a=1"],
  ["an empty query", "https://example.com/v1?"],
  ["a fragment", "https://example.com/#part"],
  ["a password", "https://user:hidden@example.com/v1"],
  ["a user", "https://hidden@example.com"],
] as const)("a base URL with %s is refused and not shown", ([, baseUrl]) => {
  const error = new VideoTasksError(
    "`baseUrl` must be an http or https URL without credentials, query, or fragment.",
  );
  for (const create of [createTwelveLabs, createTwelveLabsLegacy, createLivepeer]) {
    expect(() => create({ apiKey, baseUrl })).toThrow(error);
  }
  // React Native and other polyfills accept every text.
  vi.stubGlobal("Request", function (this: { url: string }, url: string) {
    this.url = url;
  });
  expect(() => createTwelveLabs({ apiKey, baseUrl })).toThrow(error);
  vi.unstubAllGlobals();
});

test("a base URL may have an @ in its path, and capitals in its scheme", async () => {
  const urls: string[] = [];
  const fetch = async (url: string) => {
    urls.push(url);
    return json(200, {});
  };
  const baseUrl = "HTTPS://example.com/@team/v1/";
  await createTwelveLabs({ apiKey, baseUrl, fetch }).tasks.retrieve("a");
  expect(urls).toEqual(["https://example.com/@team/v1/tasks/a"]);
});

test("polls ask caches for a fresh response", async () => {
  const inits: RequestInit[] = [];
  const fetch = async (_: string | Request, init: RequestInit = {}) => {
    inits.push(init);
    return json(200, { status: "ready" });
  };
  await createTwelveLabs({ apiKey, fetch }).tasks.wait("a");
  expect(inits).toMatchObject([{ cache: "no-store" }]);
});

test("a base URL may end in a slash", async () => {
  const server = await tell("ready");
  await createTwelveLabs({ apiKey, baseUrl: `${server.url}/v9/` }).tasks.retrieve("a");
  expect(server.requests[0]?.path).toBe("/v9/tasks/a");
});

test("the headers of the client and of the call are sent, and those of the call win", async () => {
  const server = await tell("ready");
  const headers = { "x-all": "1", "X-One": "1" };
  const { tasks } = createTwelveLabs({ apiKey, baseUrl: server.url, headers });
  await tasks.retrieve("a", { headers: { "x-one": "2" } });
  expect(server.requests[0]?.headers).toMatchObject({ "x-all": "1", "x-one": "2" });
});

test("no header of a call replaces the key", async () => {
  const server = await tell("ready");
  const { tasks } = createTwelveLabs({ apiKey, baseUrl: server.url });
  await tasks.retrieve("a", { headers: { "X-API-Key": "other" } });
  expect(server.requests[0]?.headers).toMatchObject({ "x-api-key": apiKey });
});
