// Runs in every runtime, so it uses only what all of them have.
import { createTwelveLabs } from "video-tasks/twelvelabs";
import { createTwelveLabsLegacy } from "video-tasks/twelvelabs-legacy";

const apiKey = "tlk_SECRET-0123456789";

const expectEqual = (seen, expected) => {
  if (JSON.stringify(seen) === JSON.stringify(expected)) return;
  throw new Error(`saw ${JSON.stringify(seen)} instead of ${JSON.stringify(expected)}`);
};
const failure = (promise) =>
  promise.then(
    () => undefined,
    (error) => error,
  );

const checks = {
  retrieve: async ({ tasks }) => {
    expectEqual((await tasks.retrieve("ready")).state, "succeeded");
  },
  wait: async ({ tasks }) => {
    expectEqual((await tasks.wait("soon", { interval: 5 })).status, "ready");
  },
  abort: async ({ tasks }) => {
    const controller = new AbortController();
    const onUpdate = () => setTimeout(() => controller.abort(), 5);
    const options = { interval: 60_000, signal: controller.signal, onUpdate };
    expectEqual((await failure(tasks.wait("stuck", options)))?.name, "AbortError");
  },
  redaction: async ({ tasks }) => {
    const { name, message, body } = await failure(tasks.retrieve("echo"));
    expectEqual([name, body], ["ApiError", { message: "no token ***" }]);
    expectEqual(message.includes("SECRET"), false);
  },
  watch: async ({ tasks }) => {
    let seen = 0;
    for await (const task of tasks.watch("stuck", { interval: 60_000 })) {
      expectEqual(task.state, "running");
      seen++;
      break;
    }
    expectEqual(seen, 1);
  },
  waitAll: async ({ tasks }) => {
    const ids = Array.from({ length: 50 }, (_, index) => `soon-${index}`);
    const ended = [];
    for await (const { id, task } of tasks.waitAll(ids, { interval: 5 })) {
      ended.push(`${id} ${task?.status}`);
    }
    expectEqual(ended.sort(), ids.map((id) => `${id} ready`).sort());
  },
  api: async ({ api }) => {
    const path = { params: { path: { task_id: "ready" } } };
    const { data, response } = await api.GET("/tasks/{task_id}", path);
    expectEqual([data.status, response.status], ["ready", 200]);
  },
  upload: async ({ legacy }) => {
    const videoFile = new Blob(["moving ", "pictures"], { type: "video/mp4" });
    expectEqual((await legacy.create({ indexId: "i1", videoFile })).id, "moving pictures");
  },
};

/** Runs every check against the server. Returns the error of each check; null if it passed. */
export async function smoke(baseUrl, fetch) {
  const { tasks, api } = createTwelveLabs({ apiKey, baseUrl, fetch });
  const { tasks: legacy } = createTwelveLabsLegacy({ apiKey, baseUrl, fetch });
  const results = {};
  for (const [name, check] of Object.entries(checks)) {
    results[name] = await check({ tasks, api, legacy }).then(
      () => null,
      (error) => String(error),
    );
  }
  return results;
}
