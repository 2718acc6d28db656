import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeTasks, type FakeStep } from "../../../src/testing.ts";
import { KEYS, runCli, startCli } from "../../support/run-cli.ts";
import { createTerminal } from "../../support/terminal.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const refused = new TypeError("fetch failed", { cause: new Error("connect ECONNREFUSED") });

/** Runs `wait` for the tasks of a script, on a pipe. */
const wait = (script: Record<string, FakeStep[]>, options = "") => {
  const ids = Object.keys(script).join(" ");
  const line = `wait ${ids} --vendor twelvelabs --max-wait 60s ${options}`.trim();
  return runCli(line, { fetch: fakeTasks(script) });
};

describe("on a pipe, wait", () => {
  test("prints one JSON object per change", async () => {
    const { code, output, log } = await wait({
      t1: ["queued", "queued", "indexing", 503, "ready"],
    });
    expect(output.lines().map((line) => JSON.parse(line))).toEqual([
      { id: "t1", state: "pending", status: "queued", done: false, raw: expect.anything() },
      { id: "t1", state: "running", status: "indexing", done: false, raw: expect.anything() },
      {
        id: "t1",
        state: "succeeded",
        status: "ready",
        done: true,
        raw: { _id: "t1", status: "ready" },
      },
    ]);
    expect(log.written).toBe("");
    expect(code).toBe(0);
  });

  test("prints the progress, the message and the time of the last update", async () => {
    const fetch = fakeTasks({
      p1: [
        { status: "running", progress: 0.5 },
        { status: "failed", message: "no video" },
      ],
    });
    const { output } = await runCli("wait p1 --vendor livepeer", { fetch });
    expect(output.lines().map((line) => JSON.parse(line))).toMatchObject([
      { progress: 0.5, updatedAt: "2026-01-01T00:00:00.000Z" },
      { message: "no video" },
    ]);
  });

  test("prints an error as an object, and its message for people", async () => {
    const { output, log } = await wait({ t1: [{ status: 400, body: { message: "bad id" } }] });
    expect(output.lines().map((line) => JSON.parse(line))).toEqual([
      { id: "t1", error: expect.objectContaining({ name: "ApiError", status: 400 }) },
    ]);
    expect(log.written).toMatch(/^t1: GET .*: 400 bad id\n$/);
  });

  test("says once that polls fail for long", async () => {
    const { log } = await wait({ t1: ["queued", 503], t2: ["queued", 503] });
    expect(log.lines()).toEqual([
      expect.stringMatching(/^t\d: 5 polls have failed\. GET .*: 503 /),
      expect.stringMatching(/^t\d: Task t\d has not ended after /),
      expect.stringMatching(/^t\d: Task t\d has not ended after /),
    ]);
  });
});

describe("the exit code", () => {
  const ready = ["queued", "ready"];

  test.for([
    [0, "all tasks have succeeded", { t1: ready, t2: ready }],
    [1, "a task has failed", { t1: ready, t2: ["failed"] }],
    [3, "a task has not ended in time", { t1: ready, t2: ["indexing"] }],
    [3, "the connection broke before the time was over", { t1: ["indexing", refused] }],
    [4, "the server was never reached", { t1: [refused] }],
    [4, "the API refused a request", { t1: ready, t2: [400] }],
    [3, "a task has failed and another one has not ended", { t1: ["failed"], t2: ["indexing"] }],
    [4, "all of this has happened", { t1: ["failed"], t2: ["indexing"], t3: [400], t4: ready }],
  ] as [number, string, Record<string, FakeStep[]>][])("is %i if %s", async ([code, , script]) => {
    expect((await wait(script)).code).toBe(code);
  });

  test("of retrieve is 0 for a task that runs, and 1 for one that has failed", async () => {
    const fetch = fakeTasks({ t1: ["indexing"], t2: ["failed"] });
    expect((await runCli("retrieve t1 --vendor twelvelabs", { fetch })).code).toBe(0);
    expect((await runCli("retrieve t1 t2 --vendor twelvelabs", { fetch })).code).toBe(1);
  });

  test.for([
    ["wait t1", KEYS, "--vendor is missing."],
    ["wait t1 --vendor livepeer", {}, "No API key: set the environment variable LIVEPEER_API_KEY."],
    ["wait t1 --vendor livepeer", { LIVEPEER_API_KEY: " " }, "No API key"],
    ["wait t1 --vendor livepeer", { LIVEPEER_API_KEY: "a\nb" }, "LIVEPEER_API_KEY contains a"],
    [
      "wait t1 --vendor livepeer --base-url nowhere",
      KEYS,
      "--base-url must be an http or https URL",
    ],
    ["wait --vendor livepeer", KEYS, "No task ids: standard input is empty."],
    [`wait ${KEYS.LIVEPEER_API_KEY} --vendor livepeer`, KEYS, "An id is the API key."],
  ] as const)("is 2 with a message for %j", async ([line, variables, message]) => {
    const { code, log, output } = await runCli(line, { variables, fetch: fakeTasks({}) });
    expect(code).toBe(2);
    expect(log.written).toContain(message);
    expect(log.written).toContain("Run `npx video-tasks --help` to see the options.");
    expect(output.written).toBe("");
  });
});

describe("the vendors", () => {
  test.for([
    ["twelvelabs", "https://api.twelvelabs.io/v1.3/tasks/t1", "ready"],
    ["twelvelabs --task index", "https://api.twelvelabs.io/v1.3/tasks/t1", "ready"],
    ["twelvelabs --task embed", "https://api.twelvelabs.io/v1.3/embed-v2/tasks/t1", "ready"],
    ["twelvelabs-legacy", "https://api.twelvelabs.io/v1/indexes/tasks/t1", "ready"],
    ["livepeer", "https://livepeer.studio/api/task/t1", "completed"],
    [
      "livepeer --base-url https://proxy.example.com/a",
      "https://proxy.example.com/a/task/t1",
      "completed",
    ],
  ] as const)("--vendor %s sends the key to %s", async ([options, url, word]) => {
    const tasks = fakeTasks({ t1: [word] });
    const fetch = vi.fn((input: string, init: RequestInit) => tasks(input, init));
    const { code } = await runCli(`wait t1 --vendor ${options}`, { fetch });
    expect(code).toBe(0);
    const [[sentTo, init]] = fetch.mock.calls as [[string, RequestInit]];
    expect(sentTo).toBe(url);
    const key = options.startsWith("livepeer") ? KEYS.LIVEPEER_API_KEY : KEYS.TWELVE_LABS_API_KEY;
    expect([...new Headers(init.headers).values()].join()).toContain(key);
  });
});

describe("ids from standard input", () => {
  test("are waited for after those of the command line, each once", async () => {
    const fetch = fakeTasks({ a: ["ready"], b: ["ready"], c: ["ready"] });
    const { code, output } = await runCli("wait a a - --vendor twelvelabs", {
      fetch,
      input: "b\nc\n",
    });
    expect(output.lines().map((line) => (JSON.parse(line) as { id: string }).id)).toEqual([
      "a",
      "b",
      "c",
    ]);
    expect(code).toBe(0);
  });

  test.for(["wait", "watch", "retrieve"])("are taken once by %s", async (command) => {
    const fetch = fakeTasks({ a: ["ready"], b: ["ready"] });
    async function* input() {
      yield "a\na\n";
      await vi.waitFor(() => expect(fetch.polls("b")).toBe(1));
      yield "b\na\n";
    }
    const { output } = await runCli(`${command} b - --vendor twelvelabs`, {
      fetch,
      input: input(),
    });
    expect(output.lines()).toHaveLength(2);
    expect([fetch.polls("a"), fetch.polls("b")]).toEqual([1, 1]);
  });

  test("end the run before one that is the API key is sent", async () => {
    const key = KEYS.LIVEPEER_API_KEY;
    const tasks = fakeTasks({ a: ["ready"] });
    const fetch = vi.fn((input: string, init: RequestInit) => tasks(input, init));
    const { code, log } = await runCli("retrieve --vendor livepeer", { fetch, input: `${key}\na` });
    expect(code).toBe(4);
    expect(log.written).toContain("Stopped: An id is the API key.");
    expect(fetch).not.toHaveBeenCalled();
  });

  test("are shown before the input has ended", async () => {
    let close = () => {};
    async function* input() {
      yield "a\n";
      await new Promise<void>((resolve) => (close = resolve));
    }
    for (const command of ["wait", "watch", "retrieve"]) {
      const options = { fetch: fakeTasks({ a: ["ready"] }), input: input() };
      const { promise, output } = startCli(`${command} --vendor twelvelabs`, options);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(output.lines()).toHaveLength(1);
      close();
      expect(await promise).toBe(0);
    }
  });

  test("may be thousands, of which no more are read than are requested", async () => {
    const ids = Array.from({ length: 3_000 }, (_, index) => `t${index}`);
    const script = Object.fromEntries(ids.map((id) => [id, ["ready"]]));
    let open = 0;
    let peak = 0;
    const tasks = fakeTasks(script);
    const fetch = async (url: string, init: RequestInit) => {
      peak = Math.max(peak, ++open);
      try {
        return await tasks(url, init);
      } finally {
        open--;
      }
    };
    for (const command of ["wait", "retrieve"]) {
      const { code, output } = await runCli(`${command} --vendor twelvelabs`, {
        fetch,
        input: ids.join("\n"),
      });
      expect(code).toBe(0);
      expect(output.lines()).toHaveLength(3_000);
    }
    expect(peak).toBeLessThanOrEqual(16);
  });

  test("are not taken from a terminal", async () => {
    const input = Object.assign((async function* () {})(), { isTTY: true });
    const { code, log } = await runCli("wait --vendor livepeer", { input });
    expect(code).toBe(2);
    expect(log.written).toContain("No task ids: pass at least one.");
  });

  test("that cannot be read end the command with 4", async () => {
    async function* input() {
      yield "a\n";
      throw new Error("read EIO");
    }
    const fetch = fakeTasks({ a: ["ready"] });
    const { code, log } = await runCli("wait --vendor twelvelabs", { fetch, input: input() });
    expect(code).toBe(4);
    expect(log.written).toContain("Stopped: read EIO");
  });
});

test.for(["wait", "watch", "retrieve"])(
  "a key that the server refuses ends %s at the first task",
  async (command) => {
    const ids = Array.from({ length: 1_000 }, (_, index) => `t${index}`);
    const fetch = fakeTasks(Object.fromEntries(ids.map((id) => [id, [401]])));
    const { code, log } = await runCli([command, ...ids, "--vendor", "twelvelabs"], { fetch });
    expect(code).toBe(4);
    expect(log.lines().at(-1)).toMatch(/^Stopped: GET .*: 401 /);
    expect(ids.reduce((sum, id) => sum + fetch.polls(id), 0)).toBeLessThan(50);
  },
);

describe("a text of a server", () => {
  const EVIL = "\u001b]0;owned\u0007\u009b2J\r\n\u202e";

  test.for(["wait", "watch", "retrieve", "wait --json"])(
    "never reaches the terminal unescaped with %s",
    async (command) => {
      const script = {
        a: [{ status: "failed", message: EVIL }],
        b: [`${EVIL}ready`, "completed"],
        c: [{ status: 400, body: { message: EVIL } }],
        [`d${EVIL}`]: ["completed"],
      };
      const output = createTerminal();
      const args = [...command.split(" "), ...Object.keys(script), "--vendor", "livepeer"];
      const { log } = await runCli(args, { output, fetch: fakeTasks(script) });
      // The sequences of the progress bars.
      const text = (output.written + log.written).replace(/\p{Cc}\[\d*[AKJ]|\r(?!\n)|\n/gu, "");
      expect(text).toContain("\\u001b]0;owned");
      expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    },
  );
});

describe("help and version", () => {
  test("go to the output and exit with 0", async () => {
    const help = await runCli("--help", { variables: {} });
    expect(help).toMatchObject({ code: 0, log: { written: "" } });
    expect(help.output.written).toMatch(/^Usage: video-tasks /);
    const version = await runCli("--version", { variables: {} });
    expect(version.output.written).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
