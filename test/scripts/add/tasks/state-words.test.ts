import { describe, expect, it } from "vitest";
import { describesTask, statesOf } from "../../../../scripts/add/tasks/state-words.ts";

/** The states of the words of a list, in its order. */
const states = (words: string) => [...statesOf(words.split(" ")).values()];

describe("the state of a word", () => {
  it.each([
    ["queued submitted NOT_STARTED Validating", "pending"],
    [
      "IN_PROGRESS in-progress InProgress rendering TIMING-OUT deleting cancel_requested",
      "running",
    ],
    ["requires_action waiting_for_approval INPUT_REQUIRED", "action_required"],
    ["completed SUCCESS done PartiallyCompleted partially_completed ended", "succeeded"],
    ["failed ERROR expired TIMED-OUT incomplete user_error validation-failed", "failed"],
    ["cancelled canceled ABORTED stopped", "cancelled"],
    ["STATUS_UNSPECIFIED unknown", "unknown"],
  ])("of %s is %s", (words, state) => {
    expect(states(words)).toEqual(words.split(" ").map(() => state));
  });

  it("may have a prefix or an object", () => {
    expect(states("TASK_STATUS_SUCCEED STATE_RUNNING validating_files processingAudio")).toEqual([
      "succeeded",
      "running",
      "pending",
      "running",
    ]);
  });

  it("follows from another word of the list", () => {
    expect(states("dubbing dubbed")).toEqual(["running", "succeeded"]);
    expect(states("queued dubbed_twice")).toEqual(["pending", undefined]);
  });

  it("is not guessed", () => {
    expect(states("active paused draft none pending_review awaiting_payment")).toEqual(
      Array(6).fill(undefined),
    );
  });

  it("is not known for ready beside another success", () => {
    expect(states("processing ready")).toEqual(["running", "succeeded"]);
    expect(states("READY RUNNING SUCCEEDED")).toEqual([undefined, "running", "succeeded"]);
  });
});

describe("the words of a task", () => {
  it.each([
    ["queued rendering finished errored", true],
    ["in_progress ended", true],
    ["initial succeeded failed", true],
    ["dubbing dubbed failed", true],
    ["active applying releasing released", false],
    ["pending cancelled shipped", false],
    ["provisioning running stopped error", false],
    ["trialing active canceled past_due", false],
    ["success error", false],
    ["draft published", false],
    ["", false],
  ])("%s hold a beginning and an end: %s", (words, expected) => {
    expect(describesTask(statesOf(words.split(" ")))).toBe(expected);
  });
});
