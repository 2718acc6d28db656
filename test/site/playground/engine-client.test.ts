import { expect, test, vi } from "vitest";
import {
  EngineClient,
  type EngineListener,
  type EngineStarter,
} from "../../../site/playground/engine-client.ts";

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
  const done = vi.fn<EngineListener<string>["done"]>();
  const failed = vi.fn<(message: string) => void>();
  const start = () => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker as unknown as Worker; // the parts that the client uses
  };
  const load = vi.fn<EngineStarter["load"]>(() => Promise.resolve());
  const client = new EngineClient<string>({ start, load }, { done, failed });
  const run = (api: string) => client.run({ api, files: {} });
  return { workers, done, failed, load, run };
}

test("only the latest of the waiting inputs is run, and older results are not shown", () => {
  const { workers, run, done } = setUp();
  for (const api of ["a", "b", "c"]) run(api);
  workers[0]?.respond({ id: 1, milliseconds: 1, result: "A" });
  expect(done).not.toHaveBeenCalled();
  expect(workers[0]?.sent.map(({ input }) => input.api)).toEqual(["a", "c"]);
  workers[0]?.respond({ id: 2, milliseconds: 1, result: "C" });
  expect(done.mock.calls).toEqual([["C", { input: { api: "c", files: {} }, milliseconds: 1 }]]);
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
  expect(done).toHaveBeenCalledWith("Next", expect.anything());
  vi.useRealTimers();
});

test("a package that a page needs is loaded, and the page is run again in a new worker", async () => {
  const { workers, run, done, load } = setUp();
  run("with overlay");
  workers[0]?.respond({ id: 1, milliseconds: 1, missing: ["overlay"] });
  expect(load).toHaveBeenCalledWith(["overlay"]);
  expect(workers[0]?.isTerminated).toBe(true);
  await vi.waitFor(() => expect(workers).toHaveLength(2));
  expect(workers[1]?.sent.map(({ input }) => input.api)).toEqual(["with overlay"]);
  workers[1]?.respond({ id: 2, milliseconds: 1, result: "With overlay" });
  expect(done).toHaveBeenCalledWith("With overlay", expect.anything());
});

test("an edit while a package is loaded is run instead of the page before it", async () => {
  const { workers, run, done } = setUp();
  run("first");
  workers[0]?.respond({ id: 1, milliseconds: 1, missing: ["yaml"] });
  run("second");
  await vi.waitFor(() => expect(workers).toHaveLength(2));
  expect(workers[1]?.sent.map(({ input }) => input.api)).toEqual(["second"]);
  expect(done).not.toHaveBeenCalled();
});

test("a package that cannot be loaded is explained, and the next page is run", async () => {
  const { workers, run, failed, load } = setUp();
  load.mockRejectedValueOnce(new Error("Cannot load assets/late-yaml.js."));
  run("page");
  workers[0]?.respond({ id: 1, milliseconds: 1, missing: ["yaml"] });
  await vi.waitFor(() =>
    expect(failed).toHaveBeenCalledWith("Error: Cannot load assets/late-yaml.js."),
  );
  run("next");
  expect(workers[1]?.sent.map(({ input }) => input.api)).toEqual(["next"]);
});
