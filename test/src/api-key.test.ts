import { inspect } from "node:util";
import { afterEach, expect, test, vi } from "vitest";
import { createLivepeer, createTwelveLabs, createTwelveLabsLegacy } from "../../src/index.ts";
import { send, serve } from "../support/local-server.ts";

const apiKey = "tlk_SECRET-0123456789";
const show = (value: unknown) =>
  [
    inspect(value, { depth: 20, showHidden: true, getters: true }),
    JSON.stringify(value),
    String(value),
    value instanceof Error ? `${value.stack} ${inspect(value.cause, { depth: 20 })}` : "",
    value instanceof Error && "headers" in value ? inspect([...(value.headers as Headers)]) : "",
  ].join("\n");

afterEach(() => void vi.unstubAllEnvs());

test.for([400, 401, 429, 500, 302, 200])(
  "an answer %i that echoes the key shows it nowhere",
  async (status) => {
    const server = await serve(({ request, response }) => {
      const seen = request.headers["x-api-key"] ?? request.headers.authorization;
      send(response, status, `no token ${String(seen)} found`, { "x-echo": String(seen) });
    });
    const logged: unknown[] = [];
    const log = vi.spyOn(console, "log").mockImplementation((...all) => void logged.push(all));
    const options = { apiKey, baseUrl: server.url, retry: { minDelay: 1 } };
    const clients = [createTwelveLabs, createTwelveLabsLegacy, createLivepeer].map((create) =>
      create({ ...options, onEvent: (event) => logged.push(show(event)) }),
    );
    for (const client of clients) {
      expect(show(client)).not.toContain("SECRET");
      const error: unknown = await client.tasks.retrieve("a").catch((caught: unknown) => caught);
      expect(show(error)).toContain("***");
      expect(show(error)).not.toContain("SECRET");
    }
    log.mockRestore();
    expect(logged.length).toBeGreaterThan(2);
    expect(inspect(logged, { depth: 20 })).not.toContain("SECRET");
  },
);

test("the key of a task that echoes it is redacted", async () => {
  const server = await serve(({ response }) =>
    send(response, 200, { id: "a", status: { phase: "failed", errorMessage: `token ${apiKey}` } }),
  );
  const { tasks } = createLivepeer({ apiKey, baseUrl: server.url });
  const error: unknown = await tasks.wait("a").catch((caught: unknown) => caught);
  expect(show(error)).toContain("token ***");
  expect(show(error)).not.toContain("SECRET");
});

test("a fetch that fails with the key in its message shows it nowhere", async () => {
  const fetch = () => Promise.reject(new TypeError(`bad header ${apiKey}`));
  const { tasks } = createTwelveLabs({ apiKey, fetch, retry: 0 });
  const error: unknown = await tasks.retrieve("a").catch((caught: unknown) => caught);
  expect(show(error)).toContain("bad header ***");
  expect(show(error)).not.toContain("SECRET");
});

test("a fetch that fails with the key in its error's cause shows it nowhere", async () => {
  const cause = new Error(`header ${apiKey}`);
  const fetch = () => Promise.reject(new TypeError("fetch failed", { cause }));
  const { tasks } = createTwelveLabs({ apiKey, fetch, retry: 0 });
  const error: unknown = await tasks.retrieve("a").catch((caught: unknown) => caught);
  expect(show(error)).toContain("fetch failed Error: header ***");
  expect(show(error)).not.toContain("SECRET");
});

test.for([401, 200])("a JSON answer %i that echoes the key shows it nowhere", async (status) => {
  const server = await serve(({ response }) =>
    send(response, status, { message: apiKey, errors: [apiKey], [apiKey]: { deep: apiKey } }),
  );
  const { tasks, api } = createTwelveLabs({ apiKey, baseUrl: server.url });
  const path = { params: { path: { task_id: "a" } } };
  const results = [
    await tasks.retrieve("a").catch((caught: unknown) => caught),
    await tasks.wait("a", { maxWait: 50 }).catch((caught: unknown) => caught),
    await api.GET("/tasks/{task_id}", path),
  ];
  for (const result of results) expect(show(result)).not.toContain("SECRET");
  expect(show(results[0])).toContain("***");
});

test("a key that an answer writes with escapes shows nowhere", async () => {
  const odd = "tlk_SECRET+0/1=";
  const server = await serve(({ response }) =>
    send(
      response,
      401,
      '{"message":"no token tlk_SECRET\\u002b0\\/1=","tlk_SECRET\\u002b0\\/1=":1}',
    ),
  );
  const { tasks } = createTwelveLabs({ apiKey: odd, baseUrl: server.url });
  const error: unknown = await tasks.retrieve("a").catch((caught: unknown) => caught);
  expect(error).toMatchObject({ status: 401, body: { message: "no token ***", "***": 1 } });
  expect(show(error)).not.toContain(odd);
});

test("an error of one's own fetch, which may hold the request, is told and not kept", async () => {
  const config = { deep: { headers: { "x-api-key": apiKey } } };
  const fetch = () => Promise.reject(Object.assign(new Error("socket hang up"), { config }));
  const { tasks } = createTwelveLabs({ apiKey, fetch, retry: 0 });
  const error: unknown = await tasks.retrieve("a").catch((caught: unknown) => caught);
  expect(error).toMatchObject({
    name: "ConnectionError",
    message: expect.stringContaining("socket hang up") as string,
  });
  expect(show(error)).not.toContain("SECRET");
});

test("an error of the key's function is thrown as it is, also by api", async () => {
  const denied = Object.assign(new Error("vault is sealed"), { status: 403 });
  const fetch = vi.fn();
  const { tasks, api } = createTwelveLabs({ apiKey: () => Promise.reject(denied), fetch });
  const path = { params: { path: { task_id: "a" } } };
  await expect(tasks.retrieve("a")).rejects.toBe(denied);
  await expect(api.GET("/tasks/{task_id}", path)).rejects.toBe(denied);
  expect(fetch).not.toHaveBeenCalled();
});

test("middleware of api sees the request without the key", async () => {
  const server = await serve(({ response }) => send(response, 200, {}));
  const { api } = createTwelveLabs({ apiKey, baseUrl: server.url });
  const seen: string[] = [];
  const look = ({ request }: { request: Request }) => void seen.push(inspect([...request.headers]));
  api.use({ onRequest: look, onResponse: look });
  await api.GET("/tasks/{task_id}", { params: { path: { task_id: "a" } } });
  expect(server.requests[0]?.headers["x-api-key"]).toBe(apiKey);
  expect(seen).toHaveLength(2);
  expect(seen.join()).not.toContain("SECRET");
});

test("a key with space around it is trimmed", async () => {
  const server = await serve(({ response }) => send(response, 200, {}));
  await createTwelveLabs({ apiKey: ` ${apiKey}\n`, baseUrl: server.url }).tasks.retrieve("a");
  expect(server.requests[0]?.headers["x-api-key"]).toBe(apiKey);
});

test.for(["", " ", "SECRET\nSECRET", "SECRET SECRET", "SECRÉT", "SECRET\0"])(
  "a key that no header can hold is refused without being shown (%j)",
  async (bad) => {
    const server = await serve(({ response }) => send(response, 200, {}));
    const failures = [
      () => createTwelveLabs({ apiKey: bad, baseUrl: server.url }).tasks.retrieve("a"),
      () => createTwelveLabs({ apiKey: () => bad, baseUrl: server.url }).tasks.retrieve("a"),
    ].map(async (run) => run());
    for (const failure of failures) {
      const error: unknown = await failure.catch((caught: unknown) => caught);
      expect(error).toMatchObject({ name: "VideoTasksError", retryable: false });
      expect(show(error)).toContain("TWELVE_LABS_API_KEY");
      expect(show(error)).not.toContain("SECR");
    }
    expect(server.requests).toEqual([]);
  },
);

test("without an option the key comes from the vendor's environment variable", async () => {
  const server = await serve(({ response }) => send(response, 200, {}));
  vi.stubEnv("TWELVE_LABS_API_KEY", "from-env-1");
  vi.stubEnv("LIVEPEER_API_KEY", "from-env-2");
  await createTwelveLabs({ baseUrl: server.url }).tasks.retrieve("a");
  await createTwelveLabsLegacy({ baseUrl: server.url }).tasks.retrieve("a");
  await createLivepeer({ baseUrl: server.url }).tasks.retrieve("a");
  expect(
    server.requests.map(({ headers }) => headers["x-api-key"] ?? headers.authorization),
  ).toEqual(["from-env-1", "from-env-1", "Bearer from-env-2"]);
});

test("without a process, and without a key, the message says what to set", async () => {
  const fetch = vi.fn();
  vi.stubGlobal("process", undefined);
  // Not awaited here: the test runner itself needs its `process`.
  const call = createLivepeer({ fetch }).tasks.retrieve("a");
  vi.unstubAllGlobals();
  await expect(call).rejects.toThrow(/apiKey.*LIVEPEER_API_KEY/);
  expect(fetch).not.toHaveBeenCalled();
});

test("a key function is asked before each attempt", async () => {
  const server = await serve(({ response, count }) =>
    count == 1 ? send(response, 503, "") : send(response, 200, {}),
  );
  let asked = 0;
  const rotating = async () => `key-${++asked}`;
  const { tasks } = createTwelveLabs({
    apiKey: rotating,
    baseUrl: server.url,
    retry: { minDelay: 1 },
  });
  await tasks.retrieve("a");
  expect(server.requests.map(({ headers }) => headers["x-api-key"])).toEqual(["key-1", "key-2"]);
});
