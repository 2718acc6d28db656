import { expect, test } from "vitest";
import { createTasks } from "../../src/core.ts";
import {
  createLivepeer,
  createTwelveLabs,
  VideoTasksError,
  type ClientOptions,
  type WaitAllOptions,
} from "../../src/index.ts";
import { fileFrom } from "../../src/node.ts";
import { createTwelveLabsLegacy } from "../../src/twelvelabs-legacy.ts";
import { connectTo, tellInTurn } from "../support/fake-server.ts";
import { catchError } from "../support/outcome.ts";

const forAll: [name: string, options: object][] = [
  ["timeout", { timeout: "30s" }],
  ["timeout", { timeout: -1 }],
  ["retry", { retry: NaN }],
  ["retry", { retry: "2" }],
  ["retry", { retry: [] }],
  ["retry", { retry: null }],
  ["retry", { retry: -1 }],
  ["timeout", { timeout: null }],
  ["limit", { retry: { limit: -1 } }],
  ["minDelay", { retry: { minDelay: NaN } }],
  ["maxDelay", { retry: { maxDelay: null } }],
  ["maxRetryAfter", { retry: { maxRetryAfter: "60" } }],
];
const forWaits: [name: string, options: object][] = [
  ["maxWait", { maxWait: "10m" }],
  ["maxWait", { maxWait: NaN }],
  ["interval", { interval: -1 }],
  ["interval", { interval: 0 }],
  ["concurrency", { concurrency: 0 }],
  ["concurrency", { concurrency: NaN }],
  ["concurrency", { concurrency: -1 }],
  ["concurrency", { concurrency: 1.5 }],
];
const names = (name: string) =>
  new RegExp(`^\`${name}\` must be a (whole )?number of at least [01]\\.$`);

test.for(forAll)("the client refuses a wrong %s: %o", ([name, options]) => {
  const create = () => createTwelveLabs({ apiKey: "key", ...(options as ClientOptions) });
  expect(create).toThrow(names(name));
});

test.for(["10mb", NaN, -1, null])("the client refuses a wrong maxBodySize: %o", (maxBodySize) => {
  // A cast: JavaScript callers pass such values.
  const options = { maxBodySize } as ClientOptions;
  expect(() => createTwelveLabs(options)).toThrow(names("maxBodySize"));
});

const huge = [1e9, 1e300, Infinity];
test.for(huge)("huge values of options are accepted: %d", async (value) => {
  const retry = { limit: value, minDelay: value, maxDelay: value, maxRetryAfter: value };
  const options = { timeout: value, concurrency: value, maxBodySize: value, retry };
  const server = tellInTurn("ready", "ready", "ready");
  const { tasks } = createTwelveLabs({ apiKey: "key", fetch: server.fetch, ...options });
  await tasks.retrieve("a");
  expect(await tasks.wait("a", { maxWait: value, interval: value })).toMatchObject({ done: true });
  for await (const { error } of tasks.waitAll(["a"], { concurrency: value })) {
    expect(error).toBeUndefined();
  }
});

test.for([new AbortController(), true, {}])(
  "retrieve and wait refuse a signal that is not one: %o",
  async (wrong) => {
    const server = tellInTurn("ready");
    // A cast: JavaScript callers pass such values.
    const options = { signal: wrong as AbortSignal };
    for (const call of ["retrieve", "wait"] as const) {
      await expect(connectTo(server)[call]("a", options)).rejects.toMatchObject({
        name: "VideoTasksError",
        message: "`signal` must be an `AbortSignal`.",
      });
    }
    expect(server.sentAt).toEqual([]);
  },
);

test.for(forAll)("a retrieve refuses a wrong %s: %o", async ([name, options]) => {
  const server = tellInTurn("ready");
  const error = await catchError(connectTo(server).retrieve("a", options));
  expect(error).toMatchObject({
    name: "VideoTasksError",
    message: expect.stringMatching(names(name)),
  });
  expect(server.sentAt).toEqual([]);
});

test.for([...forAll, ...forWaits])("a wait refuses a wrong %s: %o", async ([name, wrong]) => {
  const server = tellInTurn("ready");
  const tasks = connectTo(server);
  const options = wrong as WaitAllOptions;
  const error = await catchError(tasks.wait("a", options));
  expect(error).toMatchObject({
    name: "VideoTasksError",
    message: expect.stringMatching(names(name)),
  });
  expect(() => tasks.watch("a", options)).toThrow(names(name));
  expect(() => tasks.waitAll(["a"], options)).toThrow(names(name));
  expect(server.sentAt).toEqual([]);
});

test.for<Record<string, string>>([{ "x a": "1" }, { "x-a": "secret\n1" }, { "x-a": "…" }])(
  "headers that cannot be sent are refused without their values: %o",
  async (headers) => {
    const message = "`headers` has an invalid name or value.";
    expect(() => createTwelveLabs({ headers })).toThrow(message);
    const server = tellInTurn("ready");
    for (const call of ["retrieve", "wait"] as const) {
      await expect(connectTo(server)[call]("a", { headers })).rejects.toMatchObject({
        name: "VideoTasksError",
        message,
      });
    }
    expect(server.sentAt).toEqual([]);
  },
);

/** What JavaScript callers may pass. */
const wrongObjects = [null, 5, "tlk_0123456789abcdef", [], () => {}] as never[];

const refuses = (name: string, kind: string) => new VideoTasksError(`\`${name}\` must be ${kind}.`);

test.for(wrongObjects)("options that are not an object are refused: %o", async (wrong) => {
  const error = refuses("options", "an object");
  for (const create of [createTwelveLabs, createLivepeer, createTwelveLabsLegacy]) {
    expect(() => create(wrong)).toThrow(error);
  }
  expect(() => createTasks({ get: async () => "", status: String, states: {} }, wrong)).toThrow(
    error,
  );
  const server = tellInTurn("ready");
  const tasks = connectTo(server);
  await expect(tasks.retrieve("a", wrong)).rejects.toThrow(error);
  await expect(tasks.wait("a", wrong)).rejects.toThrow(error);
  expect(() => tasks.watch("a", wrong)).toThrow(error);
  expect(() => tasks.waitAll(["a"], wrong)).toThrow(error);
  await expect(fileFrom("package.json", wrong)).rejects.toThrow(error);
  expect(server.sentAt).toEqual([]);
});

test.for(wrongObjects)("headers that are not an object are refused: %o", async (wrong) => {
  if (wrong === null) return;
  const error = refuses("headers", "an object");
  const options = { headers: wrong };
  expect(() => createTwelveLabs(options)).toThrow(error);
  const server = tellInTurn("ready");
  await expect(connectTo(server).retrieve("a", options)).rejects.toThrow(error);
  await expect(connectTo(server).wait("a", options)).rejects.toThrow(error);
  expect(server.sentAt).toEqual([]);
});

test.for(["fetch", "onEvent"])("a client refuses a wrong %s", (name) => {
  for (const wrong of [5, "x", {}]) {
    const create = () => createTwelveLabs({ [name]: wrong });
    expect(create).toThrow(refuses(name, "a function"));
  }
});

test("a wait refuses a wrong onUpdate", async () => {
  const server = tellInTurn("ready");
  const tasks = connectTo(server);
  const options = { onUpdate: 5 as never };
  const error = refuses("onUpdate", "a function");
  await expect(tasks.wait("a", options)).rejects.toThrow(error);
  expect(() => tasks.watch("a", options)).toThrow(error);
  expect(() => tasks.waitAll(["a"], options)).toThrow(error);
  expect(server.sentAt).toEqual([]);
});

test.for(["get", "retryable", "status", "progress", "message", "updatedAt"])(
  "createTasks refuses a wrong %s",
  (name) => {
    const source = { get: async () => "", status: String, states: {}, [name]: 5 as never };
    expect(() => createTasks(source)).toThrow(refuses(name, "a function"));
  },
);

test("createTasks refuses states that are not an object", () => {
  const create = () => createTasks({ get: async () => "", status: String, states: null as never });
  expect(create).toThrow(refuses("states", "an object"));
});

test("the calls of the legacy API refuse a video and a query that are not objects", async () => {
  const { tasks } = createTwelveLabsLegacy({ apiKey: "key" });
  await expect(tasks.create(null as never)).rejects.toThrow(refuses("video", "an object"));
  const list = tasks.list(null as never)[Symbol.asyncIterator]();
  await expect(list.next()).rejects.toThrow(refuses("query", "an object"));
});
