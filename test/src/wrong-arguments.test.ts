import { expect, test } from "vitest";
import { createTasks, defineTasks } from "../../src/core.ts";
import { createTwelveLabs, VideoTasksError } from "../../src/index.ts";
import { fakeTasks } from "../../src/testing.ts";
import { createTwelveLabsLegacy } from "../../src/twelvelabs-legacy.ts";

/** JavaScript callers may pass anything. */
const wrong = (value: unknown) => value as never;

const notObjects = [null, undefined, 5, "x", true, [], () => {}];

const jobs = { get: "/jobs/{id}", status: () => "done", states: { done: "succeeded" } };

/** A definition with other parts. */
const define = (parts: object) =>
  defineTasks()(wrong({ baseUrl: "https://api.example.com", tasks: { jobs }, ...parts }));

const refuses = (name: string, kind: string) => new VideoTasksError(`\`${name}\` must be ${kind}.`);

test.for(notObjects)("a definition that is not an object is refused: %o", (value) => {
  expect(() => defineTasks()(wrong(value))).toThrow(refuses("definition", "an object"));
  expect(() => createTasks(wrong(value))).toThrow(refuses("source", "an object"));
});

test.for(notObjects)("a part of a definition that is not an object is refused: %o", (value) => {
  expect(() => define({ tasks: value })).toThrow(refuses("tasks", "an object"));
  const create = () => define({ tasks: { jobs: value } });
  expect(create).toThrow(refuses("tasks.jobs", "an object"));
  if (value === null || value === undefined) return;
  expect(() => define({ auth: value })).toThrow(refuses("auth", "an object"));
  expect(() => define({ headers: value })).toThrow(refuses("headers", "an object"));
});

test.for([null, undefined, 5, {}])("a path of tasks that is not a text is refused: %o", (get) => {
  const create = () => define({ tasks: { jobs: { ...jobs, get } } });
  expect(create).toThrow(refuses("tasks.jobs.get", "a string"));
});

test.for(["done", "constructor", null, 5, {}])(
  "a state that does not exist is refused: %o",
  (state) => {
    const source = { get: async () => "", status: String, states: { ready: wrong(state) } };
    expect(() => createTasks(source)).toThrow(refuses('states["ready"]', "a state of a task"));
  },
);

test("an invalid name of the header for the key is an error of the package", async () => {
  const fetch = async () => new Response("{}");
  const auth = { env: "EXAMPLE_KEY", header: "x key" };
  const client = wrong(define({ auth })({ apiKey: "example-key-1", fetch })) as {
    jobs: { retrieve(id: string): Promise<unknown> };
  };
  await expect(client.jobs.retrieve("a")).rejects.toBeInstanceOf(VideoTasksError);
});

test.for([{}, Symbol("key"), 5, true, []])(
  "an API key that is not a text is refused: %o",
  async (key) => {
    const error = refuses("apiKey", "a string, or a function that returns one");
    for (const apiKey of [key, () => key]) {
      const { tasks } = createTwelveLabs({ apiKey: wrong(apiKey) });
      await expect(tasks.retrieve("a")).rejects.toThrow(error);
    }
  },
);

test.for([null, undefined, 5, "x", []])(
  "fakeTasks refuses a script that is not an object: %o",
  (script) => {
    expect(() => fakeTasks(wrong(script))).toThrow(
      "`fakeTasks` needs an object: the steps by the id of each task.",
    );
    if (script === undefined) return;
    expect(() => fakeTasks({ a: ["ready"] }, wrong(script))).toThrow(
      "`fakeTasks` needs an object: the options.",
    );
  },
);

test("the fetch of fakeTasks takes null in place of options, as fetch does", async () => {
  const fetch = fakeTasks({ a: ["ready"] });
  const response = await fetch("https://api.example.com/tasks/a", wrong(null));
  expect(response.status).toBe(200);
  await expect(fetch(wrong(null))).rejects.toThrow("does not poll a task");
});

test.for(["indexId", "videoUrl", "language", "transcriptionUrl"])(
  "an upload refuses a %s that is not a text",
  async (name) => {
    const { tasks } = createTwelveLabsLegacy({ apiKey: "key" });
    const video = { indexId: "a", videoUrl: "https://example.com/a.mp4" };
    const create = async (value: unknown) => tasks.create({ ...video, [name]: wrong(value) });
    for (const value of [{}, 5, ["a"]]) {
      await expect(create(value)).rejects.toThrow(refuses(name, "a string"));
    }
  },
);

test("the calls of the legacy API refuse options that are not an object", async () => {
  const { tasks } = createTwelveLabsLegacy({ apiKey: "key" });
  const video = { indexId: "a", videoUrl: "https://example.com/a.mp4" };
  const error = refuses("options", "an object");
  await expect(tasks.create(video, wrong(5))).rejects.toThrow(error);
  await expect(tasks.videoId("a", wrong(5))).rejects.toThrow(error);
  const list = tasks.list({}, wrong(5))[Symbol.asyncIterator]();
  await expect(list.next()).rejects.toThrow(error);
});

test.for([undefined, null, 5, "x"])(
  "a call through api without usable options is sent by the client: %o",
  async (init) => {
    const sent: string[] = [];
    const fetch = async (url: string, { headers }: RequestInit) => {
      sent.push(`${url} ${new Headers(headers).get("x-api-key")}`);
      return new Response("{}");
    };
    const { api } = createTwelveLabs({ apiKey: "example-key-1", fetch });
    await api.GET(wrong("/tasks"), wrong(init));
    await api.request("get", wrong("/tasks"), wrong(init));
    const url = "https://api.twelvelabs.io/v1.3/tasks";
    expect(sent).toEqual(Array(2).fill(`${url} example-key-1`));
  },
);
