import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { createTwelveLabs } from "video-tasks/twelvelabs";

const { tasks } = createTwelveLabs({ apiKey: "test" });
const statuses = ["indexing", "ready"];
const server = setupServer(
  http.get("https://api.twelvelabs.io/v1.3/tasks/t1", () =>
    HttpResponse.json({ status: statuses.shift() }),
  ),
);

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterAll(() => server.close());

test("waits until the video is ready", async () => {
  const task = await tasks.wait("t1", { interval: 1 });
  expect(task.status).toBe("ready");
});

test("fails at once if the task has no handler", async () => {
  await expect(tasks.wait("t2")).rejects.toThrow("[MSW]");
});
