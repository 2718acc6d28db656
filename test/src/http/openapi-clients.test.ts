import type createClient from "openapi-fetch";
import { expect, test, vi } from "vitest";
import { createLivepeer, createTwelveLabs, createTwelveLabsLegacy } from "../../../src/index.ts";
import { createFakeServer, json } from "../../support/fake-server.ts";

// The real openapi-fetch, which also notes the calls of its clients.
const asked: unknown[] = [];
vi.mock("openapi-fetch", async (load) => {
  const original = await load<{ default: typeof createClient }>();
  const create: typeof createClient = (options) => {
    const client = original.default(options);
    const note = (method: "GET" | "POST") => {
      const call = client[method] as (path: string, init: { params?: unknown }) => unknown;
      return (path: string, init: { params?: unknown }) => {
        asked.push([method, path, init.params]);
        return call(path, init);
      };
    };
    return { ...client, GET: note("GET"), POST: note("POST") } as never;
  };
  return { ...original, default: create };
});

test("every call of the clients goes through openapi-fetch with a documented path", async () => {
  const sent: string[] = [];
  const fetch = async (input: string | Request, init?: RequestInit) => {
    sent.push(`${init?.method} ${String(input)}`);
    return new Response("{}");
  };
  const options = { apiKey: "key", fetch };
  const { tasks, embedTasks } = createTwelveLabs(options);
  await tasks.retrieve("a/b");
  await embedTasks.retrieve("c");
  await createLivepeer(options).tasks.retrieve("d");
  const legacy = createTwelveLabsLegacy(options).tasks;
  await legacy.retrieve("e");
  await legacy.videoId("f");
  await legacy.create({ indexId: "g", videoUrl: "https://example.com/g.mp4" });
  for await (const task of legacy.list({ page_limit: 5 })) expect.unreachable(task.id);
  expect(asked).toEqual([
    ["GET", "/tasks/{task_id}", { path: { task_id: "a/b" } }],
    ["GET", "/embed-v2/tasks/{task_id}", { path: { task_id: "c" } }],
    ["GET", "/task/{taskId}", { path: { taskId: "d" } }],
    ["GET", "/indexes/tasks/{task-id}", { path: { "task-id": "e" } }],
    ["GET", "/indexes/tasks/{task-id}/video-id", { path: { "task-id": "f" } }],
    ["POST", "/indexes/tasks", undefined],
    ["GET", "/indexes/tasks", { query: { page: 1, page_limit: 5 } }],
  ]);
  expect(sent).toEqual([
    "GET https://api.twelvelabs.io/v1.3/tasks/a%2Fb",
    "GET https://api.twelvelabs.io/v1.3/embed-v2/tasks/c",
    "GET https://livepeer.studio/api/task/d",
    "GET https://api.twelvelabs.io/v1/indexes/tasks/e",
    "GET https://api.twelvelabs.io/v1/indexes/tasks/f/video-id",
    "POST https://api.twelvelabs.io/v1/indexes/tasks",
    "GET https://api.twelvelabs.io/v1/indexes/tasks?page_limit=5&page=1",
  ]);
});

const taskPath = { params: { path: { task_id: "a" } } };

test("api returns error responses as openapi-fetch does, with the key redacted", async () => {
  const apiKey = "tlk_0123456789";
  const { fetch } = createFakeServer(() => json(404, { message: `no ${apiKey}` }));
  const { api } = createTwelveLabs({ apiKey, fetch });
  const { data, error, response } = await api.GET("/tasks/{task_id}", taskPath);
  expect(data).toBeUndefined();
  expect(response.status).toBe(404);
  expect(error).toEqual({ message: "no ***" });
});

test("api sends the headers of the client, and returns the data of a success", async () => {
  const sent: Headers[] = [];
  const { fetch } = createFakeServer(({ id, headers }) => {
    sent.push(headers);
    return json(200, { _id: id });
  });
  const { api } = createTwelveLabs({ apiKey: "key", fetch, headers: { "x-all": "1" } });
  const { data } = await api.GET("/tasks/{task_id}", taskPath);
  expect(data).toEqual({ _id: "a" });
  expect([sent[0]?.get("x-all"), sent[0]?.get("x-api-key")]).toEqual(["1", "key"]);
});

test("api accepts an empty response, such as a 204", async () => {
  const { api } = createTwelveLabs({
    apiKey: "key",
    ...createFakeServer(() => new Response(null, { status: 204 })),
  });
  const { data, response } = await api.GET("/tasks/{task_id}", taskPath);
  expect([data, response.status]).toEqual([undefined, 204]);
});

test("api retries and times out as the client does, with the options of the call", async () => {
  const server = createFakeServer(() => json(503, {}));
  const { api } = createTwelveLabs({ apiKey: "key", fetch: server.fetch, retry: { minDelay: 1 } });
  await api.GET("/tasks/{task_id}", taskPath);
  expect(server.sentAt).toHaveLength(3);
  // openapi-fetch hands options on that its types do not know.
  await api.GET("/tasks/{task_id}", { ...taskPath, retry: 0 });
  expect(server.sentAt).toHaveLength(4);
});
