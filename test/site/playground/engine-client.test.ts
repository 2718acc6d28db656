import { expect, test, vi } from "vitest";
import { createEngineClient } from "../../../site/playground/engine-client.ts";

/** A worker that keeps its messages, for a test that responds by hand. */
class FakeWorker extends EventTarget {
  sent: { id: number; input: { api: string } }[] = [];
  isTerminated = false;
  postMessage(message: { id: number; input: { api: string } }) {
    this.sent.push(message);
  }
  terminate() {
    this.isTerminated = true;
  }
  respond(data: object) {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const done = vi.fn<(result: string) => void>();
  const failed = vi.fn<(message: string) => void>();
  const start = () => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker as unknown as Worker; // the parts that the client uses
  };
  const client = createEngineClient<string>(start, { done, failed });
  return { client, workers, done, failed, run: (api: string) => client.run({ api, files: {} }) };
}

test("only the latest of the waiting inputs is run, and older results are not shown", () => {
  const { workers, run, done } = setUp();
  for (const api of ["a", "b", "c"]) run(api);
  workers[0]?.respond({ id: 1, milliseconds: 1, result: "A" });
  expect(done).not.toHaveBeenCalled();
  expect(workers[0]?.sent.map(({ input }) => input.api)).toEqual(["a", "c"]);
  workers[0]?.respond({ id: 2, milliseconds: 1, result: "C" });
  expect(done.mock.calls).toEqual([["C", 1]]);
});

test("a page that takes too long ends the worker, and the next one is run in a new one", () => {
  vi.useFakeTimers();
  const { workers, run, done, failed } = setUp();
  run("slow");
  vi.advanceTimersByTime(30_000);
  expect(failed).toHaveBeenCalledWith("This page takes longer than 30 seconds. Shorten it.");
  expect(workers[0]?.isTerminated).toBe(true);
  run("next");
  workers[1]?.respond({ id: 2, milliseconds: 1, result: "Next" });
  expect(done).toHaveBeenCalledWith("Next", 1);
  vi.useRealTimers();
});
