import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CommandLine } from "../../../src/cli/arguments.ts";
import { createOutcomes } from "../../../src/cli/outcome.ts";
import { runTasks } from "../../../src/cli/run-tasks.ts";
import { createTasks } from "../../../src/core.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const STATES = {
  rendering: "running",
  needs_approval: "action_required",
  finished: "succeeded",
  errored: "failed",
} as const;

/** Runs a command for one task that has one status after another. */
async function runFor(command: CommandLine["command"], statuses: (keyof typeof STATES)[]) {
  const words = [...statuses];
  const tasks = createTasks({
    get: async () => (words.length > 1 ? words.shift()! : words[0]!),
    status: (word) => word,
    states: STATES,
  });
  const seen: string[] = [];
  const report = {
    start: () => {},
    poll: () => {},
    trouble: () => {},
    settle: () => {},
    end: () => {},
    update: (task: { state: string }) => void seen.push(task.state),
  };
  const outcomes = createOutcomes();
  // A cast: a run reads no other parts of the command line.
  const line = { command, ids: ["a"], readsInput: false } as unknown as CommandLine;
  const input = (async function* () {})();
  const running = runTasks({ line, input, tasks, report, outcomes });
  await vi.advanceTimersByTimeAsync(60_000);
  await running;
  return { seen, code: outcomes.exitCode() };
}

test("watch goes on while a task waits for the user", async () => {
  const statuses = ["rendering", "needs_approval", "finished"] as const;
  expect(await runFor("watch", [...statuses])).toEqual({
    seen: ["running", "action_required", "succeeded"],
    code: 0,
  });
});

test("watch ends with 1 if the task fails after it has waited for the user", async () => {
  const { code } = await runFor("watch", ["needs_approval", "errored"]);
  expect(code).toBe(1);
});

test("wait ends with 1 as soon as a task waits for the user", async () => {
  expect(await runFor("wait", ["rendering", "needs_approval", "finished"])).toEqual({
    seen: ["running", "action_required"],
    code: 1,
  });
});
