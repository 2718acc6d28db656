import { onOneLine, printable } from "../pipeline/report/printable.ts";
import { clearProgress } from "./progress-line.ts";
import { plainText, type StyledLine } from "./styled-text.ts";
import { paintLine } from "./paint-line.ts";
import { describeTerminal, type Terminal } from "./terminal.ts";

/** Formats whose text is one JSON value. `renderJson` has escaped everything that a terminal or a workflow acts on. */
const JSON_FORMATS = new Set(["json", "sarif"]);

/** A report as text, or as lines whose look depends on the terminal. */
export type Rendered = string | readonly StyledLine[];

/**
 * Prints a report in one of the output formats. All output of the commands passes through this file: names, messages and
 * responses come from vendors, and must control neither a terminal nor the workflow that reads a command's output.
 */
export function printReport(format: string, report: Rendered): void {
  const text =
    typeof report === "string"
      ? safeReport(format, report)
      : safeLines(report, describeTerminal(process.stdout));
  clearProgress();
  process.stdout.write(text);
}

/** Prints text to the standard output. */
export function printText(text: string): void {
  clearProgress();
  process.stdout.write(safeText(text));
}

/** Prints text to the standard error output. */
export function printMessage(text: string): void {
  clearProgress();
  process.stderr.write(safeText(text));
}

const CLEAR_SCREEN = "\u001b[2J\u001b[3J\u001b[H";

/** Clears a terminal before a report is drawn again. Writes nothing to a pipe or file. */
export function clearScreen(stream: Pick<NodeJS.WriteStream, "isTTY" | "write">): void {
  if (stream.isTTY) stream.write(CLEAR_SCREEN);
}

export function safeReport(format: string, report: string): string {
  if (JSON_FORMATS.has(format)) return report;
  // Only our own annotations begin with two colons: `githubAnnotation` breaks up those of a page.
  return format === "github" ? breakLogCommands(printable(report)) : safeText(report);
}

/** The lines with their colors and links, which are added after the text has been made safe. */
export function safeLines(lines: readonly StyledLine[], terminal: Terminal): string {
  return lines.map((line) => `${safeLine(line, terminal)}\n`).join("");
}

/** A line that had to be changed could control a terminal or a workflow through its parts, so it gets no look. */
function safeLine(line: StyledLine, terminal: Terminal): string {
  const plain = plainText(line);
  const safe = safeText(onOneLine(plain));
  return safe === plain ? paintLine(line, terminal) : safe;
}

/** Text without control characters, in which a workflow finds no command. */
export function safeText(text: string): string {
  return breakLogCommands(breakColons(printable(text)));
}

/** GitHub Actions runs `::command::` at the start of a line. */
export function breakColons(text: string): string {
  return text.replace(/:(?=:)/g, ": ");
}

/** GitHub Actions runs `##[command]`, and Azure Pipelines `##vso[command]`, anywhere in a line. */
function breakLogCommands(text: string): string {
  return text.replace(/##(?=\w*\[)/g, "## ");
}
