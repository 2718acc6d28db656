import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLivepeer } from "../../../src/index.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The progress that the vendor sends, given the share of the time that has passed. */
type Report = (share: number) => number | undefined;
const nothing: Report = () => undefined;

/** Waits in virtual time for a task of the given duration; each response takes `latency`. */
async function measure(duration: number, report: Report, latency = 60) {
  const begun = Date.now();
  let requests = 0;
  const fetch = async () => {
    requests++;
    await new Promise((resolve) => setTimeout(resolve, latency / 2));
    const share = (Date.now() - begun) / duration;
    const status = { phase: share >= 1 ? "completed" : "running", progress: report(share) };
    await new Promise((resolve) => setTimeout(resolve, latency / 2));
    return new Response(JSON.stringify({ status }));
  };
  const { tasks } = createLivepeer({ apiKey: "key", fetch });
  const wait = tasks.wait("a");
  await vi.runAllTimersAsync();
  await wait;
  return { lag: Date.now() - begun - duration, requests };
}

/** The mean over tasks around `duration`, because the lag of one task depends on luck. */
async function measureAround(duration: number, spread = 0.4, samples = 80, report = nothing) {
  const results: { lag: number; requests: number }[] = [];
  for (let index = 0; index < samples; index++) {
    const around = duration * (1 - spread / 2 + (spread * (index + 0.5)) / samples);
    results.push(await measure(around, report));
  }
  const mean = (name: "lag" | "requests") =>
    results.reduce((sum, result) => sum + result[name], 0) / samples;
  return { lag: mean("lag"), requests: mean("requests") };
}

const minute = 60_000;

test.for([3_000, 30_000, 5 * minute])(
  "the mean lag after a task of %i ms is at most a fifth of its time, and at most 5 s",
  async (duration) => {
    const { lag } = await measureAround(duration);
    expect(lag).toBeLessThanOrEqual(Math.min(duration / 5, 5_000));
  },
);

test("a task of 30 min costs at most a quarter of the requests of a 1 s loop", async () => {
  const { lag, requests } = await measureAround(29 * minute, 0.06, 20);
  expect(lag).toBeLessThanOrEqual(5_000);
  expect(requests).toBeLessThanOrEqual((29 * 60) / 4);
});

test("tasks of 3 to 8 s lag by at most 0.7 s, for at most 10 requests", async () => {
  const { lag, requests } = await measureAround(5_500, 5 / 5.5);
  expect(lag).toBeLessThanOrEqual(700);
  expect(requests).toBeLessThanOrEqual(10);
});

test("a steady progress cuts the lag of a task of 30 s to a tenth and costs no more requests", async () => {
  const blind = await measureAround(30_000);
  const told = await measureAround(30_000, 0.4, 80, (share) => share);
  expect(told.lag).toBeLessThan(blind.lag / 10);
  expect(told.requests).toBeLessThanOrEqual(blind.requests);
});

test("a progress that stays near its end costs at most a quarter of the requests of a 1 s loop", async () => {
  const { requests } = await measureAround(29 * minute, 0.06, 5, () => 0.9999);
  expect(requests).toBeLessThanOrEqual((29 * 60) / 4);
});
