import { UnsupportedSyntax } from "./unsupported-syntax.ts";
import { readLine, type Cursor } from "./yaml-line.ts";

/** `|` or `>` and the lines below that are indented deeper than the parent. */
export function readBlockScalar(cursor: Cursor, indent: number): string {
  const { text, start, end } = cursor;
  const header = text.slice(start, end);
  if (!/^[|>][-+]?$/.test(header)) throw new UnsupportedSyntax();
  const first = text.indexOf("\n", end) + 1;
  const { lines, next } = collectLines(text, first, indent);
  readLine(cursor, next);
  const kept = lines.length - countBlank(lines);
  const body = lines.slice(0, kept);
  if (body.length === 0) throw new UnsupportedSyntax();
  const content = header[0] === "|" ? body.join("\n") : fold(body);
  if (header[1] === "-") return content;
  return header[1] === "+" ? `${content}\n${"\n".repeat(lines.length - kept)}` : `${content}\n`;
}

interface Lines {
  lines: string[];
  /** Where the line after them begins. */
  next: number;
}

function collectLines(text: string, from: number, indent: number): Lines {
  const lines: string[] = [];
  let margin = -1;
  let at = from;
  while (at < text.length) {
    const newline = text.indexOf("\n", at);
    const end = text[newline - 1] === "\r" ? newline - 1 : newline;
    let start = at;
    while (start < end && text[start] === " ") start += 1;
    if (start === end) {
      // Spaces on a blank line mean something when they go beyond the margin.
      if (margin === -1 ? start > at : start - at > margin) throw new UnsupportedSyntax();
      lines.push("");
    } else if (start - at <= indent) break;
    else {
      if (margin === -1) margin = start - at;
      if (start - at < margin) throw new UnsupportedSyntax();
      lines.push(text.slice(at + margin, end));
    }
    at = newline + 1;
  }
  return { lines, next: at };
}

function countBlank(lines: string[]): number {
  const last = lines.findLastIndex((line) => line !== "");
  return lines.length - 1 - last;
}

/** Line breaks between lines of text become spaces; those around lines that are indented deeper stay. */
function fold(lines: string[]): string {
  let value = "";
  let separator = "";
  let wasDeeper = false;
  const first = lines.findIndex((line) => line !== "");
  for (const line of lines.slice(first)) {
    if (line.startsWith(" ")) {
      if (separator === " ") separator = "\n";
      else if (!wasDeeper && separator === "\n") separator = "\n\n";
      value += separator + line;
      separator = "\n";
      wasDeeper = true;
    } else if (line === "") {
      if (separator === "\n") value += "\n";
      else separator = "\n";
    } else {
      value += separator + line;
      separator = " ";
      wasDeeper = false;
    }
  }
  return "\n".repeat(first) + value;
}
