import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { connectTo, createFakeServer, json, taskWith } from "../../support/fake-server.ts";
import { catchError, inVirtualTime } from "../../support/outcome.ts";

const now = Date.parse("2030-01-01T00:00:00Z");
beforeEach(() => void vi.useFakeTimers({ now }));
afterEach(() => void vi.useRealTimers());

const secondsFromNow = (seconds: number) => now + seconds * 1000;

/** The ways to ask for a pause: headers and a body for a number of seconds. */
const ways: [string, (seconds: number) => [headers: Record<string, string>, body: unknown]][] = [
  ["Retry-After in seconds", (seconds) => [{ "retry-after": `${seconds}` }, ""]],
  [
    "Retry-After as a date",
    (seconds) => [{ "retry-after": new Date(secondsFromNow(seconds)).toUTCString() }, ""],
  ],
  [
    "details.retryAfter of the body",
    (seconds) => [{}, { error: { message: "slow", details: { retryAfter: `${seconds}` } } }],
  ],
  [
    "X-Ratelimit-Reset when nothing remains",
    (seconds) => [
      {
        "x-ratelimit-remaining": "0",
        "x-ratelimit-reset": `${secondsFromNow(seconds) / 1000}`,
      },
      "",
    ],
  ],
];

test.for(ways)("%s sets the pause before the next attempt", async ([, ask]) => {
  const [headers, body] = ask(5);
  const server = createFakeServer(({ count }) =>
    count === 1 ? json(429, body, headers) : taskWith("ready"),
  );
  await inVirtualTime(connectTo(server).retrieve("a"));
  expect(server.sentAt).toEqual([now, now + 5000]);
});

test.for(ways)("%s above 60 s ends a retrieve at once", async ([, ask]) => {
  const [headers, body] = ask(90);
  const server = createFakeServer(() => json(429, body, headers));
  const error = await inVirtualTime(catchError(connectTo(server).retrieve("a")));
  expect(error).toMatchObject({ name: "ApiError", status: 429, retryAfter: 90_000 });
  expect(server.sentAt).toHaveLength(1);
});

/** The date of the server, whose clock is five minutes behind. */
const date = new Date(secondsFromNow(-300)).toUTCString();

test.for<[string, Record<string, string>]>([
  ["Retry-After with a unit", { "retry-after": "2s" }],
  ["Retry-After that was sent twice", { "retry-after": "2, 2" }],
  ["Retry-After in epoch seconds", { "retry-after": `${secondsFromNow(2) / 1000}` }],
  ["X-RateLimit-Retry-After", { "x-ratelimit-retry-after": "2" }],
  ["RateLimit-Reset", { "ratelimit-remaining": "0", "ratelimit-reset": "2" }],
  ["X-RateLimit-Reset from now", { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "2" }],
  [
    "X-Rate-Limit-Reset in epoch seconds",
    { "x-rate-limit-remaining": "0", "x-rate-limit-reset": `${secondsFromNow(2) / 1000}` },
  ],
  ["X-RateLimit-Reset alone", { "x-ratelimit-reset": "2" }],
  [
    "X-RateLimit-Reset in epoch milliseconds",
    { "x-ratelimit-remaining": "0", "x-ratelimit-reset": `${secondsFromNow(2)}` },
  ],
  [
    "RateLimit-Remaining that was sent twice",
    { "ratelimit-remaining": "0, 0", "ratelimit-reset": "2" },
  ],
  [
    "a date of a server whose clock is wrong",
    { date, "retry-after": new Date(secondsFromNow(-298)).toUTCString() },
  ],
  [
    "a date that was sent twice",
    {
      "retry-after": Array(2)
        .fill(new Date(secondsFromNow(2)).toUTCString())
        .join(", "),
    },
  ],
  [
    "epoch seconds of a server whose clock is wrong",
    { date, "x-ratelimit-remaining": "0", "x-ratelimit-reset": `${secondsFromNow(-298) / 1000}` },
  ],
])("%s asks for 2 seconds", async ([, headers]) => {
  const server = createFakeServer(() => json(429, "", headers));
  const error = await inVirtualTime(catchError(connectTo(server, { retry: 0 }).retrieve("a")));
  expect(error).toMatchObject({ status: 429, retryAfter: 2000 });
});

test.for<[string, Record<string, string>]>([
  ["is neither a number nor a date", { "retry-after": "soon" }],
  ["is zero", { "retry-after": "0" }],
  ["is negative", { "retry-after": "-5" }],
  ["is empty", { "retry-after": "" }],
  ["is a date in the past", { "retry-after": "Tue, 01 Jan 2019 00:00:00 GMT" }],
])("a Retry-After that %s asks for nothing", async ([, headers]) => {
  const server = createFakeServer(() => json(429, "", headers));
  const error = await inVirtualTime(catchError(connectTo(server, { retry: 0 }).retrieve("a")));
  expect(error).toMatchObject({ status: 429, retryAfter: undefined });
});

test.for<[string, Record<string, string>]>([
  ["something remains", { "x-ratelimit-remaining": "5", "x-ratelimit-reset": "1893456090" }],
  ["the response does not say how much remains", { "x-ratelimit-reset": "1893456090" }],
  ["it is missing", { "x-ratelimit-remaining": "0" }],
  ["it has passed", { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1893455990" }],
])("X-Ratelimit-Reset asks for nothing if %s", async ([, headers]) => {
  const server = createFakeServer(() => json(500, "", headers));
  const error = await inVirtualTime(catchError(connectTo(server, { retry: 0 }).retrieve("a")));
  expect(error).toMatchObject({ status: 500, retryAfter: undefined });
});
