import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeTasks, type FakeStep } from "../../../../src/testing.ts";
import { startCli } from "../../../support/run-cli.ts";
import { createTerminal } from "../../../support/terminal.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Waits for the tasks of a script on a terminal. */
function wait(script: Record<string, FakeStep[]>, columns = 80, rows = 24, vendor = "livepeer") {
  const output = createTerminal(columns, rows);
  const fetch = fakeTasks(script);
  const args = ["wait", ...Object.keys(script), "--vendor", vendor];
  return { fetch, ...startCli(args, { output, fetch }), output };
}

const half: FakeStep = { status: "running", progress: 0.5 };

describe("the progress bar of a task", () => {
  test("shows the state, the status, the percentage and the time waited", async () => {
    const { fetch, output, promise } = wait({ t1: [half] });
    await vi.advanceTimersByTimeAsync(65_000);
    expect(output.lines()).toEqual([
      "t1  ██████████░░░░░░░░░░   50%  running                1m 05s",
    ]);
    fetch.set("t1", ["completed"]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await promise).toBe(0);
    expect(output.lines()).toEqual([
      expect.stringMatching(/^t1 {2}█{20} {8}succeeded \(completed\) {2}1m \d\ds$/),
      expect.stringMatching(/^1 succeeded in 1m \d\ds$/),
    ]);
  });

  test("moves while a task runs and its vendor sends no progress", async () => {
    const { output } = wait({ t1: ["indexing"] }, 80, 24, "twelvelabs");
    const bars = new Set<string>();
    for (let step = 0; step < 8; step++) {
      await vi.advanceTimersByTimeAsync(500);
      bars.add(/[█░]+/.exec(output.lines()[0] ?? "")?.[0] ?? "");
    }
    expect(bars.size).toBeGreaterThan(6);
    expect([...bars].every((bar) => bar.length === 20 && bar.includes("███"))).toBe(true);
  });

  test.for([
    [429, "running (HTTP 429)"],
    [503, "running (HTTP 503)"],
    [new TypeError("fetch failed"), "running (unreachable)"],
    [{ status: 200, body: "<html>" }, "running (not JSON)"],
  ] as [FakeStep, string][])("shows why polls fail: %j", async ([step, shown]) => {
    const { output } = wait({ t1: [half, step] });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(output.lines()[0]).toContain(`50%  ${shown} `);
  });

  test("shows why the first poll fails", async () => {
    const { output } = wait({ t1: [503] });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(output.lines()).toEqual([expect.stringMatching(/^t1 {2}░{20} +HTTP 503 +1s$/)]);
  });

  test("becomes shorter on a narrow terminal, and never takes more than a line", async () => {
    const id = "09F8B46C-61A0-4254-9875-F71F4C605BC7";
    const script = {
      [id]: [half],
      日本語日本語日本語日本語: [{ ...half, status: "🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬" }],
    };
    for (const columns of [200, 120, 80, 60, 40, 20, 10, 3]) {
      const { output } = wait(script, columns);
      await vi.advanceTimersByTimeAsync(1_000);
      // The fake terminal breaks a line that is too long.
      expect(output.lines()).toHaveLength(3);
      const widest = Math.max(...output.lines().map((line) => line.length));
      expect(widest).toBeLessThan(columns);
      expect(/[█░]+/.exec(output.lines()[0] ?? "")?.[0]?.length ?? 0).toBe(
        { 200: 20, 120: 20, 80: 14 }[columns] ?? 0,
      );
    }
  });
});

describe("many tasks", () => {
  const script = (count: number, steps: FakeStep[]) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`t${index}`, steps]));

  test("show only the lines that fit, and the number of the others", async () => {
    const { output } = wait(script(200, [half]), 80, 10);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(output.lines()).toHaveLength(9);
    expect(output.lines().at(-1)).toBe("… and 192 more. 200 waiting, 0 ended");
  });

  test("that have ended move up and stay", async () => {
    const { fetch, output } = wait(script(5, [half]));
    await vi.advanceTimersByTimeAsync(1_000);
    fetch.set("t3", ["completed"]);
    fetch.set("t1", [{ status: "failed", message: "The input has no video track" }]);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(output.lines().map((line) => line.split(" ")[0])).toEqual([
      "t1",
      "t3",
      "t0",
      "t2",
      "t4",
      "3",
    ]);
    expect(output.lines().at(-1)).toBe("3 waiting, 2 ended");
  });

  test("are counted at the end, below the reasons of those that failed", async () => {
    const { output, promise } = wait({
      t1: ["completed"],
      t2: [{ status: "failed", message: "The input has no video track" }],
      t3: [400],
      t4: ["waiting"],
    });
    await vi.advanceTimersByTimeAsync(31 * 60_000);
    expect(await promise).toBe(4);
    expect(output.lines().slice(4)).toEqual([
      "t2: The input has no video track",
      "t3: GET https://livepeer.studio/api/task/t3: 400 Fake response 400",
      't4: Task t4 has not ended after 1800000 ms. Last status: "waiting".',
      "1 succeeded, 1 failed, 1 timed out, 1 in error in 30m 00s",
    ]);
  });

  test("that all fail show 20 reasons and the number of the others", async () => {
    const { output, promise } = wait(script(30, ["failed"]));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await promise).toBe(1);
    expect(output.lines().at(-2)).toBe("… and 10 more problems");
    expect(output.lines().filter((line) => line.endsWith(": failed"))).toHaveLength(20);
  });
});

describe("the terminal", () => {
  test("gets colors only if it has them", async () => {
    for (const hasColors of [true, false]) {
      const { output, promise } = startCli("wait t1 t2 --vendor livepeer", {
        output: Object.assign(createTerminal(), { hasColors: () => hasColors }),
        fetch: fakeTasks({ t1: ["completed"], t2: ["failed"] }),
      });
      await vi.advanceTimersByTimeAsync(1_000);
      await promise;
      expect(output.written.includes("\u001b[32mt1")).toBe(hasColors);
      expect(output.written.includes("\u001b[31mt2")).toBe(hasColors);
    }
  });

  test("that is slow gets fewer drawings", async () => {
    const output = Object.assign(createTerminal(), { writableNeedDrain: true });
    startCli("wait t1 --vendor livepeer", { output, fetch: fakeTasks({ t1: [half] }) });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(output.written).toBe("");
    output.writableNeedDrain = false;
    await vi.advanceTimersByTimeAsync(250);
    expect(output.lines()).toHaveLength(1);
  });

  test("without a size has 80 columns and 24 rows", async () => {
    const { output } = wait({ t1: [half], t2: [half] }, 0, 0);
    output.columns = 80;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(output.lines()).toHaveLength(3);
  });

  test("shows one line per change with watch, and if it cannot move its cursor", async () => {
    const variables = { LIVEPEER_API_KEY: "lp-0123456789", TERM: "dumb" };
    for (const [command, terminal] of [
      ["watch", "xterm"],
      ["wait", "dumb"],
    ] as const) {
      const { output, promise } = startCli(`${command} t1 --vendor livepeer`, {
        output: createTerminal(),
        variables: { ...variables, TERM: terminal },
        fetch: fakeTasks({ t1: ["waiting", half, { status: "failed", message: "no video" }] }),
      });
      await vi.advanceTimersByTimeAsync(5_000);
      expect(await promise).toBe(1);
      expect(output.lines()).toEqual([
        "     0s  t1  pending (waiting)",
        "     0s  t1  running  50%",
        "     1s  t1  failed",
        "t1: no video",
        "1 failed in 1s",
      ]);
      expect(output.written).not.toContain("\u001b");
    }
  });
});
