import createClient from "openapi-fetch";
import { expect, test, vi } from "vitest";
import { createLivepeer, createTwelveLabs, createTwelveLabsLegacy } from "../../src/index.ts";

// openapi-fetch itself; what its clients are asked for is written down.
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

test("every call of the clients goes through openapi-fetch, by a documented path", async () => {
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
