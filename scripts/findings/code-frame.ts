import stringWidth from "string-width";
import { printable } from "../pipeline/report/printable.ts";
import { cutToWidth } from "../shared/cut-to-width.ts";
import type { StyledLine } from "../shared/styled-text.ts";

interface FramePlace {
  /** Both are counted from 1. */
  line: number;
  column: number;
}

const CONTEXT_LINES = 1;
/** Columns that stay visible before the marked one when a line is too long. */
const KEPT_BEFORE = 20;

/** The line of a page with the lines around it, and a mark below the column. Long lines are cut around that column. */
export function codeFrame(
  lines: readonly string[],
  { line, column }: FramePlace,
  width: number,
): StyledLine[] {
  const first = Math.max(1, line - CONTEXT_LINES);
  const last = Math.min(lines.length, line + CONTEXT_LINES);
  const gutter = String(last).length;
  const room = width - gutter - "> ".length - " | ".length;
  const marked = cleanLine(lines[line - 1]);
  const start = startOfCut(marked, column, room);
  const frame: StyledLine[] = [];
  for (let number = first; number <= last; number++) {
    const text = cutToWidth(cleanLine(lines[number - 1]).slice(start), room);
    const label = `${String(number).padStart(gutter)} |`;
    const code = text === "" ? "" : ` ${text}`;
    if (number !== line) {
      frame.push([{ text: `  ${label}${code}`, styles: ["dim"] }]);
      continue;
    }
    const offset = widthOf(marked.slice(start, column - 1));
    frame.push([{ text: "> ", styles: ["red"] }, { text: label, styles: ["dim"] }, code]);
    const empty = `  ${" ".repeat(gutter)} |`;
    frame.push([
      { text: empty, styles: ["dim"] },
      { text: ` ${" ".repeat(offset)}^`, styles: ["red"] },
    ]);
  }
  return frame;
}

/** A tab becomes one space, so that the columns stay. */
function cleanLine(line = ""): string {
  return line.replaceAll("\t", " ").trimEnd();
}

/** The index of the first character to show. It is 0 unless the marked column would be cut off. */
function startOfCut(text: string, column: number, room: number): number {
  if (widthOf(text.slice(0, column)) <= room) return 0;
  return Math.max(0, column - 1 - Math.min(KEPT_BEFORE, Math.floor(room / 2)));
}

/** The columns of the text after its hidden characters have become escapes. */
function widthOf(text: string): number {
  return stringWidth(printable(text));
}
