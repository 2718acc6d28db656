import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTwelveLabs } from "../../../src/index.ts";
import { createFakeServer, json, taskWith } from "../../support/fake-server.ts";
import { catchError } from "../../support/outcome.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A client whose first request meets a rate limit. */
function connectToBusyServer(retryAfter: string) {
  const begun = Date.now();
  const server = createFakeServer(({ count }) =>
    count === 1 ? json(429, "", { "retry-after": retryAfter }) : taskWith("ready"),
  );
  const client = createTwelveLabs({ apiKey: "tlk_0123456789", fetch: server.fetch });
  return { client, sentAt: () => server.sentAt.map((at) => at - begun) };
}

test("all calls of one client share the pause after a 429", async () => {
  const { client, sentAt } = connectToBusyServer("3");
  const first = client.tasks.wait("a");
  await vi.advanceTimersByTimeAsync(500);
  const others = [
    client.tasks.wait("b"),
    client.embedTasks.wait("c"),
    client.tasks.watch("d").next(),
    client.tasks.retrieve("e"),
  ];
  await vi.advanceTimersByTimeAsync(10_000);
  await Promise.all([first, ...others]);
  expect(sentAt()).toHaveLength(6);
  expect(sentAt()[1]).toBe(3000);
});

test("a wait whose maxWait is shorter than the pause of another ends at once", async () => {
  const { client, sentAt } = connectToBusyServer("60");
  const first = client.tasks.wait("a");
  await vi.advanceTimersByTimeAsync(500);
  const error = await catchError(client.tasks.wait("b", { maxWait: 10_000 }));
  expect(error).toMatchObject({ name: "ApiError", status: 429 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await first).toMatchObject({ state: "succeeded" });
  expect(sentAt()).toEqual([0, 60_000]);
});

test.for([
  ["has no retries", { retry: 0 }],
  ["allows shorter pauses only", { retry: { maxRetryAfter: 1000 } }],
] as const)("a retrieve that %s does not take the pause of a wait", async ([, call]) => {
  const { client, sentAt } = connectToBusyServer("3");
  const first = client.tasks.wait("a");
  await vi.advanceTimersByTimeAsync(500);
  await client.tasks.retrieve("b", call);
  expect(sentAt()).toEqual([0, 500]);
  await vi.advanceTimersByTimeAsync(3000);
  await first;
});

test("a 429 that asks for no pause ends a short wait with a timeout that names it", async () => {
  const server = createFakeServer(() => json(429, ""));
  const { tasks } = createTwelveLabs({ apiKey: "tlk_0123456789", fetch: server.fetch });
  const wait = tasks.wait("a", { maxWait: 700 });
  const all = tasks.waitAll(["b"], { maxWait: 700 }).next();
  const ends = Promise.all([catchError(wait), all]);
  await vi.advanceTimersByTimeAsync(700);
  const [error, { value }] = await ends;
  expect(error).toMatchObject({ name: "WaitTimeoutError", cause: { status: 429 } });
  expect(value).toMatchObject({ id: "b", error: { name: "WaitTimeoutError" } });
});

test("a client that was used with fake timers does not pause with real ones", async () => {
  const server = createFakeServer(({ id }) =>
    id === "slow" ? json(429, "", { "retry-after": "600" }) : taskWith("ready"),
  );
  const { tasks } = createTwelveLabs({ apiKey: "tlk_0123456789", fetch: server.fetch });
  const slow = catchError(tasks.wait("slow"));
  await vi.advanceTimersByTimeAsync(31 * 60_000);
  expect(await slow).toMatchObject({ status: 429 });
  vi.useRealTimers();
  expect(await tasks.wait("b")).toMatchObject({ state: "succeeded" });
});

test.for([0, 2])(
  "a 429 of retrieve with %i retries holds the polls of the client",
  async (limit) => {
    const server = createFakeServer(({ count }) =>
      count === 1 ? json(429, "", { "retry-after": "3" }) : taskWith("ready"),
    );
    const { tasks } = createTwelveLabs({ apiKey: "tlk_0123456789", fetch: server.fetch });
    const retrieve = tasks.retrieve("a", { retry: limit }).catch(() => {});
    await vi.advanceTimersByTimeAsync(500);
    const wait = tasks.wait("b");
    await vi.advanceTimersByTimeAsync(10_000);
    await Promise.all([retrieve, wait]);
    expect(server.sentAt[1]! - server.sentAt[0]!).toBeGreaterThanOrEqual(3000);
  },
);
