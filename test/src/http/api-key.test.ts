import { afterEach, expect, test, vi } from "vitest";
import { createLivepeer, createTwelveLabs, createTwelveLabsLegacy } from "../../../src/index.ts";
import { createFakeServer, json, type FakeServer } from "../../support/fake-server.ts";
import { catchError } from "../../support/outcome.ts";
import { show } from "../../support/show.ts";

afterEach(() => void vi.unstubAllEnvs());

/** A server that notes the key of each request. */
function createKeyServer(): FakeServer & { keys: (string | null)[] } {
  const keys: (string | null)[] = [];
  const server = createFakeServer(({ headers }) => {
    keys.push(headers.get("x-api-key") ?? headers.get("authorization"));
    return json(200, {});
  });
  return { ...server, keys };
}

test("spaces and line breaks around a key are removed", async () => {
  const { fetch, keys } = createKeyServer();
  await createTwelveLabs({ apiKey: " tlk_0123456789\n", fetch }).tasks.retrieve("a");
  expect(keys).toEqual(["tlk_0123456789"]);
});

test("a key that is null is not sent, and the environment variable is not read", async () => {
  vi.stubEnv("TWELVE_LABS_API_KEY", "from-env-1");
  vi.stubEnv("LIVEPEER_API_KEY", "from-env-2");
  const { fetch, keys } = createKeyServer();
  await createTwelveLabs({ apiKey: null, fetch }).tasks.retrieve("a");
  await createLivepeer({ apiKey: null, fetch }).tasks.retrieve("a");
  expect(keys).toEqual([null, null]);
  const headers = { authorization: "Bearer of-session" };
  await createLivepeer({ apiKey: null, fetch, headers }).tasks.retrieve("a");
  expect(keys.at(-1)).toBe("Bearer of-session");
});

test("without a key, errors are described as the server sent them", async () => {
  const { fetch } = createFakeServer(() => json(401, { message: "log in first" }));
  const { tasks } = createTwelveLabs({ apiKey: null, fetch });
  await expect(tasks.retrieve("a")).rejects.toThrow("401 log in first");
});

const missing = "No API key: pass `apiKey` or set TWELVE_LABS_API_KEY.";
const lineBreak = "The API key contains a line break.";
const invalidCharacter = "The API key contains an invalid character.";

test.for([
  ["", missing],
  [" ", missing],
  ["SECRET\nSECRET", lineBreak],
  ["SECRET\r\nSECRET", lineBreak],
  ["SECRET SECRET", invalidCharacter],
  ["SECRÉT", invalidCharacter],
  ["SECRET\0", invalidCharacter],
] as const)(
  "the key %j is refused with a message that does not show it",
  async ([key, message]) => {
    const { fetch, sentAt } = createKeyServer();
    for (const apiKey of [key, () => key, async () => key]) {
      const error = await catchError(createTwelveLabs({ apiKey, fetch }).tasks.retrieve("a"));
      expect(error).toMatchObject({ name: "VideoTasksError", retryable: false, message });
      expect(show(error)).not.toContain("SECR");
    }
    expect(sentAt).toEqual([]);
  },
);

test("without apiKey the key comes from the vendor's environment variable", async () => {
  const { fetch, keys } = createKeyServer();
  vi.stubEnv("TWELVE_LABS_API_KEY", "from-env-1");
  vi.stubEnv("LIVEPEER_API_KEY", "from-env-2");
  await createTwelveLabs({ fetch }).tasks.retrieve("a");
  await createTwelveLabsLegacy({ fetch }).tasks.retrieve("a");
  await createLivepeer({ fetch }).tasks.retrieve("a");
  expect(keys).toEqual(["from-env-1", "from-env-1", "Bearer from-env-2"]);
});

test("on a platform without a process, a missing key is an error that says how to pass one", async () => {
  const fetch = vi.fn();
  vi.stubGlobal("process", undefined);
  // Not awaited here: the test runner itself needs its `process`.
  const call = createLivepeer({ fetch }).tasks.retrieve("a");
  vi.unstubAllGlobals();
  await expect(call).rejects.toThrow("No API key: pass `apiKey` or set LIVEPEER_API_KEY.");
  expect(fetch).not.toHaveBeenCalled();
});

test("a key function is called before each attempt", async () => {
  const keys: (string | null)[] = [];
  const { fetch } = createFakeServer(({ count, headers }) => {
    keys.push(headers.get("x-api-key"));
    return count === 1 ? json(503, "") : json(200, {});
  });
  let asked = 0;
  const apiKey = async () => `key-${++asked}`;
  await createTwelveLabs({ apiKey, fetch, retry: { minDelay: 1 } }).tasks.retrieve("a");
  expect(keys).toEqual(["key-1", "key-2"]);
});

test("an error of the key function is thrown as it is, also by api", async () => {
  const denied = Object.assign(new Error("vault is sealed"), { status: 403 });
  const fetch = vi.fn();
  const { tasks, api } = createTwelveLabs({ apiKey: () => Promise.reject(denied), fetch });
  const path = { params: { path: { task_id: "a" } } };
  await expect(tasks.retrieve("a")).rejects.toBe(denied);
  await expect(api.GET("/tasks/{task_id}", path)).rejects.toBe(denied);
  expect(fetch).not.toHaveBeenCalled();
});
