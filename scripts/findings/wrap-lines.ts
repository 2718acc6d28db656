import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import { onOneLine } from "../pipeline/report/printable.ts";
import { plainText, type StyledLine } from "../shared/styled-text.ts";
import type { Terminal } from "../shared/terminal.ts";

const CONTINUED = "    ";

/** Wraps the lines that are too long for the terminal. A wrapped line loses its look. */
export function wrapLines(lines: readonly StyledLine[], { columns }: Terminal): StyledLine[] {
  if (columns === undefined) return [...lines];
  return lines.flatMap((line) => {
    const text = onOneLine(plainText(line));
    if (stringWidth(text) <= columns) return [line];
    const wrapped = wrapAnsi(text, columns - CONTINUED.length, { hard: true, trim: false });
    return wrapped
      .split("\n")
      .map((part, index): StyledLine => [index === 0 ? part.trimEnd() : CONTINUED + part.trim()]);
  });
}
