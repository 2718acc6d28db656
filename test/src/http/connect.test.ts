import type createClient from "openapi-fetch";
import { expect, test, vi } from "vitest";
import { createLivepeer, createTwelveLabs, createTwelveLabsLegacy } from "../../../src/index.ts";
import { createFakeServer, json } from "../../support/fake-server.ts";
import { serve } from "../../support/local-server.ts";

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

test("every call reaches a documented path, and all but the polls go through openapi-fetch", async () => {
  const sent: string[] = [];
  const fetch = async (input: string | Request, init?: RequestInit) => {
    sent.push(`${init?.method} ${String(input)}`);
    return new Response('{"_id":"g"}');
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

test("api keeps the URL and the status text of a response, also in a copy and for an error", async () => {
  const server = await serve(({ response, count }) => {
    response.writeHead(count === 1 ? 200 : 404, "Fine", { "content-type": "application/json" });
    response.end('{"status":"ready"}');
  });
  const { api } = createTwelveLabs({ apiKey: "tlk_0123456789", baseUrl: server.url });
  const copies: unknown[] = [];
  api.use({
    onResponse: async ({ response }) => {
      const copy = response.clone();
      copies.push([copy.status, copy.url, await copy.text()]);
    },
  });
  const url = `${server.url}/tasks/a`;
  for (const status of [200, 404]) {
    const { response } = await api.GET("/tasks/{task_id}", taskPath);
    expect(response).toMatchObject({ status, ok: status === 200, url, statusText: "Fine" });
    expect(copies.pop()).toEqual([status, url, '{"status":"ready"}']);
  }
});

test("api accepts a status that Response does not", async () => {
  const { fetch } = createFakeServer(() =>
    Object.defineProperties(json(200, { message: "odd" }), {
      status: { value: 799 },
      ok: { value: false },
    }),
  );
  const { api } = createTwelveLabs({ apiKey: "tlk_0123456789", fetch });
  const { error, response } = await api.GET("/tasks/{task_id}", taskPath);
  expect([response.status, error]).toEqual([799, { message: "odd" }]);
});

test("a call through api with its own fetch keeps the key, the retries and the timeout", async () => {
  const sent: Request[] = [];
  const fetch = async (request: Request) => {
    sent.push(request);
    return sent.length === 1 ? json(503, "") : json(200, { status: "ready" });
  };
  const unused = vi.fn();
  const retry = { minDelay: 1 };
  const { api } = createTwelveLabs({ apiKey: "tlk_0123456789", fetch: unused, retry });
  const { data } = await api.GET("/tasks/{task_id}", { ...taskPath, fetch });
  expect(data).toEqual({ status: "ready" });
  expect(sent.map(({ headers }) => headers.get("x-api-key"))).toEqual(
    Array(2).fill("tlk_0123456789"),
  );
  const stuck = () => new Promise<never>(() => {});
  const call = { ...taskPath, fetch: stuck, timeout: 5, retry: 0 };
  await expect(api.GET("/tasks/{task_id}", call)).rejects.toThrow("no response after 5 ms");
  expect(unused).not.toHaveBeenCalled();
});

test("api hands options of fetch on, such as the cache of Next", async () => {
  const inits: RequestInit[] = [];
  const fetch = async (_url: string, init: RequestInit) => {
    inits.push(init);
    return json(200, {});
  };
  const { api } = createTwelveLabs({ apiKey: "tlk_0123456789", fetch });
  const options = { credentials: "include", next: { revalidate: 60 } } as const;
  await api.GET("/tasks/{task_id}", { ...taskPath, ...options });
  expect(inits).toMatchObject([options]);
});

test("api ends when the signal of a call aborts, also if middleware replaces the request", async () => {
  const reason = new Error("enough");
  const controller = new AbortController();
  const { fetch } = createFakeServer(() => {
    controller.abort(reason);
    return undefined;
  });
  const { api } = createTwelveLabs({ apiKey: "tlk_0123456789", fetch });
  api.use({ onRequest: ({ request }) => new Request(request, { headers: { "x-more": "1" } }) });
  const call = api.GET("/tasks/{task_id}", { ...taskPath, signal: controller.signal });
  await expect(call).rejects.toBe(reason);
});

test("api sends a form, also with a fetch that knows another FormData", async () => {
  const forms: unknown[] = [];
  const fetch = async (_url: string, { body, headers }: RequestInit) => {
    // Another copy of fetch would send a FormData as the text "[object FormData]".
    if (body instanceof FormData) return json(500, "");
    const request = new Response(body, { headers: new Headers(headers) });
    forms.push(Object.fromEntries(await request.formData()));
    return json(200, { _id: "t1" });
  };
  const { api } = createTwelveLabsLegacy({ apiKey: "tlk_0123456789", fetch });
  const body = new FormData();
  body.append("index_id", "i1");
  await api.POST("/indexes/tasks", { body: body as never }); // openapi-fetch sends a FormData as it is
  expect(forms).toEqual([{ index_id: "i1" }]);
});
