import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  ApiError,
  createLivepeer,
  createTwelveLabs,
  createTwelveLabsLegacy,
  InvalidResponseError,
  VideoTasksError,
} from "../../src/index.ts";
import { send, serve, tell } from "../support/local-server.ts";

const apiKey = "tlk_0123456789";
const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/clients/${name}`, import.meta.url), "utf8");

test("the documented video indexing task becomes a task that has succeeded", async () => {
  const document: unknown = JSON.parse(fixture("twelvelabs-task.json"));
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

const words = {
  tasks: {
    pending: ["uploading", "Validating", "PENDING", "queued"],
    running: ["indexing"],
    succeeded: ["ready"],
    failed: ["failed"],
    unknown: ["archived", "", "constructor", "__proto__"],
  },
  embedTasks: {
    pending: ["queued", "pending"],
    running: ["processing"],
    succeeded: ["Ready"],
    failed: ["failed"],
    unknown: ["mystery"],
  },
  legacy: {
    pending: ["Validating", "Pending"],
    running: ["Indexing"],
    succeeded: ["Ready"],
    failed: ["Failed", "Broken Video File"],
    unknown: ["uploaded?"],
  },
  livepeer: {
    pending: ["pending", "Waiting"],
    running: ["running"],
    succeeded: ["completed"],
    failed: ["failed"],
    cancelled: ["cancelled", "canceled"],
    unknown: ["paused"],
  },
};

test.for(Object.entries(words))(
  "the words of %s become states, in any case",
  async ([name, states]) => {
    const server = await serve(({ response, id }) =>
      send(
        response,
        200,
        name == "livepeer" ? { status: { phase: id.slice(1) } } : { status: id.slice(1) },
      ),
    );
    const options = { apiKey, baseUrl: server.url };
    const clients = {
      tasks: createTwelveLabs(options).tasks,
      embedTasks: createTwelveLabs(options).embedTasks,
      legacy: createTwelveLabsLegacy(options).tasks,
      livepeer: createLivepeer(options).tasks,
    };
    const client = clients[name as keyof typeof clients];
    for (const [state, list] of Object.entries(states)) {
      for (const status of list) {
        expect(await client.retrieve(`_${status}`)).toMatchObject({
          state,
          status,
          done: ["succeeded", "failed", "cancelled"].includes(state),
        });
      }
    }
  },
);

test("Livepeer's progress, time and, once failed, message are read", async () => {
  const status = {
    phase: "failed",
    progress: 0.5,
    errorMessage: "no video",
    updatedAt: 1587667174725,
  };
  const server = await serve(({ response }) => send(response, 200, { id: "a", status }));
  const { tasks } = createLivepeer({ apiKey, baseUrl: server.url });
  expect(await tasks.retrieve("a")).toMatchObject({
    progress: 0.5,
    message: "no video",
    updatedAt: new Date(1587667174725),
  });
  expect(server.requests[0]).toMatchObject({
    path: "/task/a",
    headers: { authorization: `Bearer ${apiKey}` },
  });
});

test("an embedding task that failed says why", async () => {
  const server = await serve(({ response }) =>
    send(response, 200, {
      _id: "a",
      status: "failed",
      data: null,
      error: { message: "too short" },
    }),
  );
  const { embedTasks } = createTwelveLabs({ apiKey, baseUrl: server.url });
  expect(await embedTasks.retrieve("a")).toMatchObject({ state: "failed", message: "too short" });
  expect(server.requests[0]?.path).toBe("/embed-v2/tasks/a");
});

test("unknown and null fields are kept and harm nothing", async () => {
  const raw = {
    id: null,
    status: { phase: null, progress: null, updatedAt: null },
    extra: { deep: [1] },
  };
  const server = await serve(({ response }) => send(response, 200, raw));
  const { tasks } = createLivepeer({ apiKey, baseUrl: server.url });
  const task = await tasks.retrieve("a");
  expect(task).toEqual({ id: "a", state: "unknown", status: "", done: false, raw });
});

test.for([{ status: null }, {}, { status: 7, updated_at: "never" }, { status: { toString: 1 } }])(
  "an odd answer gives an unknown state: %j",
  async (raw) => {
    const server = await serve(({ response }) => send(response, 200, raw));
    const { tasks } = createTwelveLabs({ apiKey, baseUrl: server.url });
    expect(await tasks.retrieve("a")).toMatchObject({ state: "unknown", done: false, raw });
  },
);

test.for(["", ".", "..", undefined, null, 7, {}, ["a"]])(
  "the id %j is refused unsent",
  async (id) => {
    const server = await tell("ready");
    const { tasks } = createTwelveLabs({ apiKey, baseUrl: server.url });
    await expect(tasks.retrieve(id as string)).rejects.toBeInstanceOf(VideoTasksError);
    await expect(tasks.wait(id as string)).rejects.toBeInstanceOf(VideoTasksError);
    expect(server.requests).toEqual([]);
  },
);

test("a slash in an id is encoded", async () => {
  const server = await tell("ready");
  await createTwelveLabs({ apiKey, baseUrl: server.url }).tasks.retrieve("a/b?c");
  expect(server.requests[0]?.path).toBe("/tasks/a%2Fb%3Fc");
});

interface Documented {
  where: string;
  status: number;
  body: string;
  code?: string;
  says: string;
  requestId?: string;
}

test.for(JSON.parse(fixture("errors.json")) as Documented[])(
  "the error body of $where becomes evidence",
  async ({ status, body, code, says, requestId }) => {
    const server = await serve(({ response }) => send(response, status, body));
    const { tasks } = createTwelveLabs({ apiKey, baseUrl: server.url });
    const error: unknown = await tasks.retrieve("a").catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      status,
      code,
      requestId,
      attempts: 1,
      retryable: false,
      text: body,
    });
    expect((error as ApiError).body).toEqual(body.startsWith("{") ? JSON.parse(body) : body);
    expect((error as ApiError).headers.get("content-type")).toBe("application/json");
    expect((error as Error).message).toContain(`GET ${server.url}/tasks/a: ${status}`);
    expect((error as Error).message).toContain(says);
  },
);

test.for([
  ["HTML", 200, "<html></html>"],
  ["an empty body", 200, ""],
  ["204", 204, ""],
  ["null", 200, "null"],
  ["a bare string", 200, '"ready"'],
] as const)("%s in place of a task is an InvalidResponseError", async ([, status, text]) => {
  const server = await serve(({ response }) => send(response, status, text));
  const { tasks } = createTwelveLabs({ apiKey, baseUrl: server.url, retry: 0 });
  const error: unknown = await tasks.retrieve("a").catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(InvalidResponseError);
  expect(error).toMatchObject({ status, text, retryable: true });
});

test("the request id comes from x-request-id too", async () => {
  const server = await serve(({ response }) => send(response, 404, "", { "x-request-id": "r-7" }));
  const { tasks } = createTwelveLabs({ apiKey, baseUrl: server.url });
  await expect(tasks.retrieve("a")).rejects.toMatchObject({ status: 404, requestId: "r-7" });
});

test("an address that is none is refused when the client is made", () => {
  for (const create of [createTwelveLabs, createTwelveLabsLegacy, createLivepeer])
    expect(() => create({ apiKey, baseUrl: "no address" })).toThrow(/no address/);
});

test("a baseUrl may end in a slash", async () => {
  const server = await tell("ready");
  const { tasks } = createTwelveLabs({ apiKey, baseUrl: `${server.url}/v9/` });
  await tasks.retrieve("a");
  expect(server.requests[0]?.path).toBe("/v9/tasks/a");
});

test("a redirect as a browser shows it, without status, is refused and not retried", async () => {
  let sent = 0;
  const fetch = async () => {
    sent++;
    return Object.defineProperties(new Response(null), {
      status: { value: 0 },
      ok: { value: false },
    });
  };
  const { tasks, api } = createTwelveLabs({ apiKey, fetch });
  const path = { params: { path: { task_id: "a" } } };
  for (const call of [
    () => tasks.retrieve("a"),
    () => tasks.wait("a"),
    () => api.GET("/tasks/{task_id}", path),
  ]) {
    const error: unknown = await call().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 0, retryable: false });
    expect((error as Error).message).toContain("redirect");
  }
  expect(sent).toBe(3);
});

test("api is openapi-fetch: it hands errors back, redacted, and the rest of the call's options work", async () => {
  const server = await serve(({ response, id }) =>
    id == "bad"
      ? send(response, 404, { message: `no ${apiKey}` })
      : send(response, 200, { _id: id }),
  );
  const { api } = createTwelveLabs({ apiKey, baseUrl: server.url, headers: { "x-all": "1" } });
  const good = await api.GET("/tasks/{task_id}", { params: { path: { task_id: "good" } } });
  expect(good.data).toEqual({ _id: "good" });
  expect(server.requests[0]?.headers).toMatchObject({ "x-all": "1", "x-api-key": apiKey });
  const bad = await api.GET("/tasks/{task_id}", { params: { path: { task_id: "bad" } } });
  expect(bad.data).toBeUndefined();
  expect(bad.response.status).toBe(404);
  expect(bad.error).toEqual({ message: "no ***" });
});

test("a call's header wins over the client's, in any case of its name", async () => {
  const server = await tell("ready");
  const { tasks } = createTwelveLabs({ apiKey, baseUrl: server.url, headers: { "X-One": "1" } });
  await tasks.retrieve("a", { headers: { "x-one": "2", "X-API-Key": "other" } });
  expect(server.requests[0]?.headers).toMatchObject({ "x-one": "2", "x-api-key": apiKey });
});

test("headers of the client and of the call are sent", async () => {
  const server = await tell("ready");
  const { tasks } = createTwelveLabs({ apiKey, baseUrl: server.url, headers: { "x-all": "1" } });
  await tasks.retrieve("a", { headers: { "x-one": "2" } });
  expect(server.requests[0]?.headers).toMatchObject({ "x-all": "1", "x-one": "2" });
});
