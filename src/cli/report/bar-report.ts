import { now } from "../../shared/timers.ts";
import { printable } from "../printable.ts";
import type { Row } from "./bar-line.ts";
import { describeFailedPoll, describeProblem } from "./describe.ts";
import { drawFrame } from "./frame.ts";
import type { Output, Report } from "./report.ts";
import { createScreen } from "./screen.ts";

/** The time between two drawings, in milliseconds. */
const DRAW_INTERVAL = 250;
/** So many problems are repeated in full at the end. */
const MOST_PROBLEMS = 20;

const listProblems = (problems: string[]): string[] => {
  const hidden = problems.length - MOST_PROBLEMS;
  const shown = problems.slice(0, MOST_PROBLEMS);
  return hidden > 0 ? [...shown, `… and ${hidden} more problems`] : shown;
};

/** Draws a progress bar per task. Tasks that have ended move up and stay. */
export const createBarReport = (output: Output): Report => {
  const screen = createScreen(output);
  const waiting = new Map<string, Row>();
  const problems: string[] = [];
  let ended: Row[] = [];
  let endedCount = 0;

  const draw = () => {
    const { lines, above } = drawFrame({ waiting, ended, endedCount }, screen.size(), now());
    screen.draw(lines, above);
    ended = [];
  };

  const timer = setInterval(() => {
    // A slow terminal gets fewer drawings.
    if (!output.writableNeedDrain) draw();
  }, DRAW_INTERVAL);

  return {
    start(id) {
      if (waiting.has(id)) return;
      const label = printable(id);
      waiting.set(id, { label, startedAt: now(), failedPoll: "", problem: "" });
    },
    update(task) {
      const row = waiting.get(task.id);
      if (row) row.task = task;
    },
    poll(id, error) {
      const row = waiting.get(id);
      if (row) row.failedPoll = describeFailedPoll(error);
    },
    trouble() {},
    settle(result) {
      const problem = describeProblem(result);
      const row = waiting.get(result.id);
      waiting.delete(result.id);
      endedCount++;
      if (row) ended.push({ ...row, failedPoll: "", problem });
      if (problem !== "") problems.push(`${printable(result.id)}: ${problem}`);
    },
    end(summary) {
      clearInterval(timer);
      draw();
      const lines = [...listProblems(problems), summary].filter((text) => text !== "");
      screen.draw(
        [],
        lines.map((text) => ({ text })),
      );
    },
  };
};
