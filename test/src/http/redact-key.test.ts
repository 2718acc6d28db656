import { inspect } from "node:util";
import { expect, test, vi } from "vitest";
import { createLivepeer, createTwelveLabs, createTwelveLabsLegacy } from "../../../src/index.ts";
import { createFakeServer, json } from "../../support/fake-server.ts";
import { send, serve } from "../../support/local-server.ts";
import { catchError } from "../../support/outcome.ts";
import { show } from "../../support/show.ts";

const apiKey = "tlk_SECRET-0123456789";
const taskPath = { params: { path: { task_id: "a" } } };
const settled = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);

test.for([400, 401, 429, 500, 302, 200])(
  "a response with status %i that echoes the key shows it nowhere",
  async (status) => {
    const server = await serve(({ request, response }) => {
      const seen = String(request.headers["x-api-key"] ?? request.headers.authorization);
      send(response, status, `no token ${seen} found`, { "x-echo": seen });
    });
    const logged: unknown[] = [];
    const log = vi.spyOn(console, "log").mockImplementation((...all) => void logged.push(all));
    const options = { apiKey, baseUrl: server.url, retry: { minDelay: 1 } };
    const clients = [createTwelveLabs, createTwelveLabsLegacy, createLivepeer].map((create) =>
      create({ ...options, onEvent: (event) => logged.push(show(event)) }),
    );
    for (const client of clients) {
      expect(show(client)).not.toContain("SECRET");
      const error = await catchError(client.tasks.retrieve("a"));
      expect(show(error)).toContain("***");
      expect(show(error)).not.toContain("SECRET");
    }
    log.mockRestore();
    expect(logged.length).toBeGreaterThan(2);
    expect(inspect(logged, { depth: 20 })).not.toContain("SECRET");
  },
);

test("a failed task whose message echoes the key shows it nowhere", async () => {
  const { fetch } = createFakeServer(() =>
    json(200, { id: "a", status: { phase: "failed", errorMessage: `token ${apiKey}` } }),
  );
  const { tasks } = createLivepeer({ apiKey, fetch });
  const error = await catchError(tasks.wait("a"));
  expect(show(error)).toContain("token ***");
  expect(show(error)).not.toContain("SECRET");
});

test("a fetch error whose message holds the key shows it nowhere", async () => {
  const fetch = () => Promise.reject(new TypeError(`bad header ${apiKey}`));
  const { tasks } = createTwelveLabs({ apiKey, fetch, retry: 0 });
  const error = await catchError(tasks.retrieve("a"));
  expect(show(error)).toContain("bad header ***");
  expect(show(error)).not.toContain("SECRET");
});

test("a fetch error whose cause holds the key shows it nowhere", async () => {
  const cause = new Error(`header ${apiKey}`);
  const fetch = () => Promise.reject(new TypeError("fetch failed", { cause }));
  const { tasks } = createTwelveLabs({ apiKey, fetch, retry: 0 });
  const error = await catchError(tasks.retrieve("a"));
  expect(show(error)).toContain("fetch failed: Error: header ***");
  expect(show(error)).not.toContain("SECRET");
});

test.for([401, 200])("JSON with status %i that echoes the key shows it nowhere", async (status) => {
  const body = { message: apiKey, errors: [apiKey], [apiKey]: { deep: apiKey } };
  const { fetch } = createFakeServer(() => json(status, body));
  const { tasks, api } = createTwelveLabs({ apiKey, fetch });
  const results = [
    await settled(tasks.retrieve("a")),
    await settled(tasks.wait("a", { maxWait: 50 })),
    await api.GET("/tasks/{task_id}", taskPath),
  ];
  for (const result of results) expect(show(result)).not.toContain("SECRET");
  expect(show(results[0])).toContain("***");
});

test("an error body that writes the key with escapes shows it nowhere", async () => {
  const escaped = "tlk_SECRET\\u002b0\\/1=";
  const { fetch } = createFakeServer(() =>
    json(401, `{"message":"no token ${escaped}","${escaped}":1}`),
  );
  const { tasks } = createTwelveLabs({ apiKey: "tlk_SECRET+0/1=", fetch });
  const error = await catchError(tasks.retrieve("a"));
  expect(error).toMatchObject({ status: 401, body: { message: "no token ***", "***": 1 } });
  expect(show(error)).not.toContain("tlk_SECRET+0/1=");
});

test("an error body is its redacted text if the key is a piece of JSON syntax", async () => {
  const { fetch } = createFakeServer(() => json(401, '{"code":"\\u003a"}'));
  const { tasks } = createTwelveLabs({ apiKey: ":", fetch });
  expect(await catchError(tasks.retrieve("a"))).toMatchObject({ body: '{"code"***"\\u003a"}' });
});

test("an error of a custom fetch, which may hold the request, is described but not kept", async () => {
  const config = { deep: { headers: { "x-api-key": apiKey } } };
  const fetch = () => Promise.reject(Object.assign(new Error("socket hang up"), { config }));
  const { tasks } = createTwelveLabs({ apiKey, fetch, retry: 0 });
  const error = await catchError(tasks.retrieve("a"));
  expect(error).toMatchObject({
    name: "ConnectionError",
    message: expect.stringContaining("socket hang up") as string,
  });
  expect(error).not.toHaveProperty("cause");
  expect(show(error)).not.toContain("SECRET");
});

test("middleware of api sees the request without the key", async () => {
  const server = await serve(({ response }) => send(response, 200, {}));
  const { api } = createTwelveLabs({ apiKey, baseUrl: server.url });
  const seen: string[] = [];
  const look = ({ request }: { request: Request }) => void seen.push(inspect([...request.headers]));
  api.use({ onRequest: look, onResponse: look });
  await api.GET("/tasks/{task_id}", taskPath);
  expect(server.requests[0]?.headers["x-api-key"]).toBe(apiKey);
  expect(seen).toHaveLength(2);
  expect(seen.join()).not.toContain("SECRET");
});
