import { expect, test } from "vitest";
import { createOutcomes } from "../../../src/cli/outcome.ts";
import { describeProblem } from "../../../src/cli/report/describe.ts";
import { ActionRequiredError, TaskFailedError } from "../../../src/errors.ts";
import type { Task, TaskState } from "../../../src/task.ts";

const taskIn = (state: TaskState): Task => ({
  id: "t1",
  state,
  status: state,
  done: ["succeeded", "failed", "cancelled"].includes(state),
  raw: {},
});

test.for([
  ["a task that waits for you", new ActionRequiredError("", taskIn("action_required")), "it waits"],
  ["a cancelled task", new TaskFailedError("", taskIn("cancelled")), "cancelled"],
] as const)("%s has not succeeded, so the exit code is 1", ([, error, reason]) => {
  const outcomes = createOutcomes();
  outcomes.add({ id: "t0", task: taskIn("succeeded") });
  outcomes.add({ id: "t1", error });
  expect(outcomes.exitCode()).toBe(1);
  expect(outcomes.summarize()).toBe("1 succeeded, 1 failed");
  expect(describeProblem({ id: "t1", error })).toContain(reason);
});

test("without results the exit code is 0 and the summary is empty", () => {
  const outcomes = createOutcomes();
  expect(outcomes.exitCode()).toBe(0);
  expect(outcomes.summarize()).toBe("");
});
