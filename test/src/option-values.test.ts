import { expect, test } from "vitest";
import { createTwelveLabs, type ClientOptions, type WaitAllOptions } from "../../src/index.ts";
import { connectTo, tellInTurn } from "../support/fake-server.ts";
import { catchError } from "../support/outcome.ts";

const forAll: [name: string, options: object][] = [
  ["timeout", { timeout: "30s" }],
  ["timeout", { timeout: -1 }],
  ["retry", { retry: NaN }],
  ["retry", { retry: "2" }],
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
];
const names = (name: string) => new RegExp(`^\`${name}\` must be a number of at least [01]\\.$`);

test.for(forAll)("the client refuses a wrong %s: %o", ([name, options]) => {
  const create = () => createTwelveLabs({ apiKey: "key", ...(options as ClientOptions) });
  expect(create).toThrow(names(name));
});

test.for(["10mb", NaN, -1, null])("the client refuses a wrong maxBodySize: %o", (maxBodySize) => {
  // A cast: JavaScript callers pass such values.
  const options = { maxBodySize } as ClientOptions;
  expect(() => createTwelveLabs(options)).toThrow(names("maxBodySize"));
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
