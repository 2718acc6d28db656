import { shortenEnd } from "../text-width.ts";
import { drawLine, planLayout, type Row } from "./bar-line.ts";
import type { Line, Size } from "./screen.ts";

/** The rows of the terminal for the last line and for the cursor. */
const OTHER_ROWS = 2;

/** The tasks on a screen. */
export interface Rows {
  waiting: ReadonlyMap<string, Row>;
  /** The tasks that have ended since the last frame. */
  ended: readonly Row[];
  /** How many tasks have ended in all. */
  endedCount: number;
}

/** The lines that stay on the screen, and those that the next frame replaces. */
interface Frame {
  above: Line[];
  lines: Line[];
}

const describeRest = (waiting: number, shown: number, ended: number): string => {
  const more = waiting > shown ? `… and ${waiting - shown} more. ` : "";
  return `${more}${waiting} waiting, ${ended} ended`;
};

/** The first values, without copying all of them. */
const takeFirst = <T>(values: Iterable<T>, count: number): T[] => {
  const taken: T[] = [];
  for (const value of values) {
    if (taken.length >= count) break;
    taken.push(value);
  }
  return taken;
};

/** Draws the tasks that fit on the screen. If there are more, the last line counts the others. */
export const drawFrame = (
  { waiting, ended, endedCount }: Rows,
  { columns, rows }: Size,
  at: number,
): Frame => {
  const shown = takeFirst(waiting.values(), rows - OTHER_ROWS);
  const layout = planLayout(
    columns,
    [...shown, ...ended].map(({ label }) => label),
  );
  const lines: Line[] = shown.map((row) => ({ text: drawLine(row, layout, at) }));
  if (waiting.size + endedCount > 1) {
    const rest = describeRest(waiting.size, shown.length, endedCount);
    lines.push({ text: shortenEnd(rest, columns - 1) });
  }
  const above = ended.map((row): Line => {
    const color = row.task?.state === "succeeded" ? "green" : "red";
    return { text: drawLine(row, layout, at), color };
  });
  return { above, lines };
};
