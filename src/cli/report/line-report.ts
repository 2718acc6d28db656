import { now } from "../../shared/timers.ts";
import { formatDuration } from "../duration.ts";
import { printable } from "../printable.ts";
import { describePercentage, describeProblem, describeStatus } from "./describe.ts";
import type { Output, Report } from "./report.ts";
import { createTroubleLog } from "./trouble-log.ts";

/** Prints one line of text per change. */
export const createLineReport = (output: Output): Report => {
  const startedAt = now();
  const print = (...parts: string[]) => {
    output.write(`${parts.filter((part) => part !== "").join("  ")}\n`);
  };
  return {
    start() {},
    update(task) {
      const time = formatDuration(now() - startedAt).padStart(7);
      print(time, printable(task.id), describeStatus(task), describePercentage(task));
    },
    ...createTroubleLog(output),
    settle(result) {
      const problem = describeProblem(result);
      if (problem !== "") print(`${printable(result.id)}: ${problem}`);
    },
    end(summary) {
      if (summary !== "") print(summary);
    },
  };
};
