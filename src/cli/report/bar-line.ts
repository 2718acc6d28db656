import { clamp } from "../../shared/numbers.ts";
import type { Task } from "../../task.ts";
import { formatDuration } from "../duration.ts";
import { padText, shortenEnd, shortenMiddle, textWidth } from "../text-width.ts";
import { describePercentage, describeStatus } from "./describe.ts";

/** A task on the screen. */
export interface Row {
  /** The id without control characters. */
  label: string;
  /** On the clock of `now()`. */
  startedAt: number;
  task?: Task | undefined;
  /** Why the last poll failed, in a few words; an empty text if it did not. */
  failedPoll: string;
  /** Why the task has not succeeded; an empty text if it has, or has not ended. */
  problem: string;
}

/** The widths of the columns that depend on the terminal. */
export interface Layout {
  columns: number;
  label: number;
  bar: number;
  status: number;
}

const LONGEST_BAR = 20;
const SHORTEST_BAR = 5;
const SHORTEST_LABEL = 8;
/** The share of the terminal that the ids may take. */
const LABEL_SHARE = 0.3;
/** `succeeded (completed)` fits. */
const LONGEST_STATUS = 21;
/** `pending` fits. */
const SHORTEST_STATUS = 7;
const PERCENTAGE_WIDTH = 4;
/** Most times are as short as `12s`. */
const SHORT_TIME = 3;
/** `12m 34s` fits. */
const LONG_TIME = 7;
const GAP = "  ";
const GAPS = 4 * GAP.length;

/** Ids and statuses become shorter on a narrow terminal, and the bars get the columns that are left. */
export const planLayout = (columns: number, labels: Iterable<string>): Layout => {
  let longest = 0;
  for (const label of labels) longest = Math.max(longest, textWidth(label));
  const label = Math.min(longest, Math.max(SHORTEST_LABEL, Math.floor(columns * LABEL_SHARE)));
  const left = columns - label - PERCENTAGE_WIDTH - LONG_TIME - GAPS;
  const status = clamp(left, SHORTEST_STATUS, LONGEST_STATUS);
  const bar = Math.min(LONGEST_BAR, left - status - GAP.length);
  return { columns, label, status, bar: bar < SHORTEST_BAR ? 0 : bar };
};

const FULL = "█";
const EMPTY = "░";
/** How long a bar without a progress takes for one step, in milliseconds. */
const STEP_TIME = 500;
const MOVING_WIDTH = 3;

/** A part of the bar that moves, for a task that runs and has no progress. */
const drawMovingBar = (width: number, time: number): string => {
  const start = Math.floor(time / STEP_TIME) % (width - MOVING_WIDTH + 1);
  const end = width - start - MOVING_WIDTH;
  return EMPTY.repeat(start) + FULL.repeat(MOVING_WIDTH) + EMPTY.repeat(end);
};

const drawBar = (task: Task | undefined, width: number, time: number): string => {
  if (width === 0) return "";
  if (task?.state === "running" && task.progress === undefined) return drawMovingBar(width, time);
  const progress = task?.state === "succeeded" ? 1 : (task?.progress ?? 0);
  const full = Math.floor(progress * width);
  return FULL.repeat(full) + EMPTY.repeat(width - full);
};

/** The line of a task, within the terminal's width: its id, bar, percentage, status and time. */
export const drawLine = (
  { label, startedAt, task, failedPoll, problem }: Row,
  layout: Layout,
  at: number,
): string => {
  const time = at - startedAt;
  const columns = [
    padText(shortenMiddle(label, layout.label), layout.label),
    drawBar(task, layout.bar, time),
    (task ? describePercentage(task) : "").padStart(PERCENTAGE_WIDTH),
    padText(shortenEnd(describeStatus(task, failedPoll), layout.status), layout.status),
    formatDuration(time).padStart(SHORT_TIME),
    problem,
  ];
  const line = columns.filter((column) => column !== "").join(GAP);
  // The last column stays free: a terminal would break a line that fills it.
  return shortenEnd(line, layout.columns - 1).trimEnd();
};
