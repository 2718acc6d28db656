import type { Output } from "./report.ts";

const CLEAR_LINE_END = "\u001b[K";
const CLEAR_BELOW = "\u001b[J";
const moveUp = (lines: number): string => (lines > 0 ? `\u001b[${lines}A` : "");

/** A line of the screen, shorter than the terminal is wide. */
export interface Line {
  text: string;
  color?: "red" | "green" | undefined;
}

const COLOR_CODES = { red: "\u001b[31m", green: "\u001b[32m" };
const COLOR_END = "\u001b[39m";

/** For a terminal whose size is not known, or 0. */
const DEFAULT_SIZE = { columns: 80, rows: 24 };

const positiveOr = (fallback: number, value = 0): number => (value > 0 ? value : fallback);

export interface Size {
  columns: number;
  rows: number;
}

/** The lower part of a terminal, whose lines are drawn again and again. */
export interface Screen {
  size(): Size;
  /** Draws lines in the place of those before. The lines of `above` go above them and stay. */
  draw(lines: Line[], above: Line[]): void;
}

export const createScreen = (output: Output): Screen => {
  const hasColors = output.hasColors?.() ?? false;
  let drawn = 0;

  const size = (): Size => ({
    columns: positiveOr(DEFAULT_SIZE.columns, output.columns),
    rows: positiveOr(DEFAULT_SIZE.rows, output.rows),
  });

  const paint = ({ text, color }: Line) =>
    color && hasColors ? COLOR_CODES[color] + text + COLOR_END : text;

  return {
    size,
    draw(lines, above) {
      const all = [...above, ...lines];
      const text = all.map((line) => `${paint(line)}${CLEAR_LINE_END}\n`).join("");
      output.write(`${moveUp(drawn)}\r${text}${CLEAR_BELOW}`);
      drawn = lines.length;
    },
  };
};
