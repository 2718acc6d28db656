import { jest } from "@jest/globals";
import nock from "nock";
import { createTwelveLabs } from "video-tasks/twelvelabs";

const { tasks } = createTwelveLabs({ apiKey: "test" });
const mockTask = () => nock("https://api.twelvelabs.io").get("/v1.3/tasks/t1");

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  jest.useRealTimers();
});

test("waits until the video is ready", async () => {
  mockTask().reply(200, { status: "indexing" });
  mockTask().reply(200, { status: "ready" });
  const task = await tasks.wait("t1", { interval: 1 });
  expect(task.status).toBe("ready");
});

test("gives up after 30 minutes", async () => {
  jest.useFakeTimers({ doNotFake: ["nextTick", "queueMicrotask", "setImmediate"] });
  mockTask().reply(200, { status: "indexing" }).persist();
  const wait = expect(tasks.wait("t1")).rejects.toThrow("has not ended");
  await jest.advanceTimersByTimeAsync(31 * 60_000);
  await wait;
});

test("fails at once if the task has no mock", async () => {
  await expect(tasks.wait("t2")).rejects.toThrow("Disallowed net connect");
});
