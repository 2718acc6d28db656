import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRerunQueue } from "../../../scripts/generate/rerun-queue.ts";

let runs: string[][];
let errors: unknown[];
/** Ends the run that is in progress. */
let finish: (error?: Error) => void;

beforeEach(() => {
  vi.useFakeTimers();
  runs = [];
  errors = [];
});

afterEach(() => void vi.useRealTimers());

function createQueue() {
  return createRerunQueue(
    (apis) => {
      runs.push(apis);
      return new Promise((resolve, reject) => {
        finish = (error) => (error ? reject(error) : resolve());
      });
    },
    (error) => errors.push(error),
  );
}

/** Lets everything happen that is due within a time. */
const wait = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

describe("the queue of a watch", () => {
  it("starts one run for changes that come close together, in the order of the names", async () => {
    const queue = createQueue();
    for (const api of ["b", "a", "b"]) {
      queue.add(api);
      await wait(40);
    }
    expect(runs).toEqual([]);
    await wait(1000);
    expect(runs).toEqual([["a", "b"]]);
  });

  it("collects the changes during a run for the next one, so that two never run at once", async () => {
    const queue = createQueue();
    queue.add("a");
    await wait(1000);
    queue.add("b");
    queue.add("c");
    await wait(1000);
    expect(runs).toEqual([["a"]]);
    finish();
    await wait(1000);
    expect(runs).toEqual([["a"], ["b", "c"]]);
  });

  it("goes on after a run that failed", async () => {
    const queue = createQueue();
    queue.add("a");
    await wait(1000);
    const error = new Error("It failed.");
    finish(error);
    await wait(1000);
    queue.add("b");
    await wait(1000);
    expect([errors, runs]).toEqual([[error], [["a"], ["b"]]]);
  });
});
