import { expect, test } from "vitest";
import { createLivepeer, createTwelveLabs, createTwelveLabsLegacy } from "../../../src/index.ts";
import { connectTo, createFakeServer, json } from "../../support/fake-server.ts";

const apiKey = "tlk_0123456789";

const statuses = {
  tasks: {
    pending: ["uploading", "Validating", "PENDING", "queued"],
    running: ["indexing"],
    succeeded: ["ready"],
    failed: ["failed"],
    unknown: ["archived", "", "constructor", "__proto__"],
  },
  embedTasks: {
    pending: ["queued", "pending"],
    running: ["processing"],
    succeeded: ["Ready"],
    failed: ["failed"],
    unknown: ["mystery"],
  },
  legacy: {
    pending: ["Validating", "Pending"],
    running: ["Indexing"],
    succeeded: ["Ready"],
    failed: ["Failed", "Broken Video File"],
    unknown: ["uploaded?"],
  },
  livepeer: {
    pending: ["pending", "Waiting"],
    running: ["running"],
    succeeded: ["completed"],
    failed: ["failed"],
    cancelled: ["cancelled", "canceled"],
    unknown: ["paused"],
  },
};

test.for(Object.entries(statuses))(
  "the statuses of %s become states, in any case of their letters",
  async ([name, states]) => {
    // The server sends the id back as the status.
    const { fetch } = createFakeServer(({ id }) => {
      const status = id.slice(1);
      return json(200, { status: name === "livepeer" ? { phase: status } : status });
    });
    const clients = {
      tasks: createTwelveLabs({ apiKey, fetch }).tasks,
      embedTasks: createTwelveLabs({ apiKey, fetch }).embedTasks,
      legacy: createTwelveLabsLegacy({ apiKey, fetch }).tasks,
      livepeer: createLivepeer({ apiKey, fetch }).tasks,
    };
    const client = clients[name as keyof typeof clients]; // the names are the same
    for (const [state, words] of Object.entries(states)) {
      const done = ["succeeded", "failed", "cancelled"].includes(state);
      for (const status of words)
        expect(await client.retrieve(`_${status}`)).toMatchObject({ state, status, done });
    }
  },
);

test("unknown fields are kept, and fields that are null are as if they were missing", async () => {
  const status = { phase: null, progress: null, errorMessage: null, updatedAt: null };
  const raw = { id: null, status, extra: { deep: [1] } };
  const { tasks } = createLivepeer({ apiKey, ...createFakeServer(() => json(200, raw)) });
  const task = await tasks.retrieve("a");
  expect(task).toEqual({ id: "a", state: "unknown", status: "", done: false, raw });
});

test.for([{ status: null }, {}, { status: 7 }, { status: { toString: 1 } }])(
  "the response %j gives the state unknown",
  async (raw) => {
    const tasks = connectTo(createFakeServer(() => json(200, raw)));
    expect(await tasks.retrieve("a")).toMatchObject({ state: "unknown", done: false, raw });
  },
);

test.for([
  [0, 0],
  [0.5, 0.5],
  ["0.25", 0.25],
  [1, 1],
  [7, 1],
  [-0.1, undefined],
  ["", undefined],
  ["half", undefined],
  [true, undefined],
  [{ toString: 1 }, undefined],
] as const)("the progress %j is read as %s", async ([progress, expected]) => {
  const server = createFakeServer(() => json(200, { status: { phase: "running", progress } }));
  const { tasks } = createLivepeer({ apiKey, fetch: server.fetch });
  expect((await tasks.retrieve("a")).progress).toBe(expected);
});

test.for([
  ["2022-01-17T08:35:21.639Z", new Date("2022-01-17T08:35:21.639Z")],
  [1587667174725, new Date(1587667174725)],
  [0, undefined],
  [null, undefined],
  [true, undefined],
  ["never", undefined],
  [{ toString: 1 }, undefined],
] as const)("the time of the last update %j is read as %s", async ([updated_at, expected]) => {
  const tasks = connectTo(createFakeServer(() => json(200, { status: "ready", updated_at })));
  expect((await tasks.retrieve("a")).updatedAt).toEqual(expected);
});
