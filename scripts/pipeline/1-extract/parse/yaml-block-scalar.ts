import { UnsupportedSyntax } from "./unsupported-syntax.ts";
import { readLine, type Cursor } from "./yaml-line.ts";

/** Reads `|` or `>` and the lines below that are indented deeper than the parent. */
export function readBlockScalar(cursor: Cursor, indent: number): string {
  const { text, start, end } = cursor;
  const header = text.slice(start, end);
  if (!/^[|>][-+]?$/.test(header)) throw new UnsupportedSyntax();
  const [style, chomping] = header;
  const { lines, next } = collectLines(text, text.indexOf("\n", end) + 1, indent);
  readLine(cursor, next);
  const trailing = countTrailingBlanks(lines);
  const body = lines.slice(0, lines.length - trailing);
  if (lines.slice(body.length).some((line) => line !== "")) throw new UnsupportedSyntax();
  if (body.length === 0) throw new UnsupportedSyntax();
  const content = style === "|" ? body.join("\n") : fold(body);
  if (chomping === "-") return content;
  return chomping === "+" ? `${content}\n${"\n".repeat(trailing)}` : `${content}\n`;
}

interface CollectedLines {
  /** The lines of the scalar, without their common indentation. */
  lines: string[];
  /** The offset of the line after them. */
  next: number;
}

/** Collects the lines that are indented deeper than `indent`. The first one sets the margin. */
function collectLines(text: string, from: number, indent: number): CollectedLines {
  const lines: string[] = [];
  let margin: number | undefined;
  let lineStart = from;
  while (lineStart < text.length) {
    const newline = text.indexOf("\n", lineStart);
    const end = text[newline - 1] === "\r" ? newline - 1 : newline;
    const spaces = countSpaces(text, lineStart, end);
    if (lineStart + spaces === end) {
      // YAML keeps the spaces of a blank line that go beyond the margin. Before the first line they would set the margin.
      if (margin === undefined && spaces > 0) throw new UnsupportedSyntax();
      lines.push(" ".repeat(Math.max(0, spaces - (margin ?? 0))));
    } else {
      if (spaces <= indent) break;
      margin ??= spaces;
      if (spaces < margin) throw new UnsupportedSyntax();
      lines.push(text.slice(lineStart + margin, end));
    }
    lineStart = newline + 1;
  }
  return { lines, next: lineStart };
}

function countSpaces(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text[at] === " ") at += 1;
  return at - from;
}

function countTrailingBlanks(lines: string[]): number {
  const last = lines.findLastIndex((line) => line.trim() !== "");
  return lines.length - 1 - last;
}

/** Joins lines with spaces, except around blank lines and lines that are indented deeper, where line breaks stay. */
function fold(lines: string[]): string {
  let value = "";
  let separator = "";
  let wasIndented = false;
  const first = lines.findIndex((line) => line !== "");
  for (const line of lines.slice(first)) {
    if (line.startsWith(" ")) {
      if (separator === " ") separator = "\n";
      else if (!wasIndented && separator === "\n") separator = "\n\n";
      value += separator + line;
      separator = "\n";
      wasIndented = true;
    } else if (line === "") {
      if (separator === "\n") value += "\n";
      else separator = "\n";
    } else {
      value += separator + line;
      separator = " ";
      wasIndented = false;
    }
  }
  return "\n".repeat(first) + value;
}
