import { UnsupportedSyntax } from "./unsupported-syntax.ts";
import { INDICATORS, type Cursor } from "./yaml-line.ts";

/** The offset of the colon behind the key of the line, or -1 if the line has no key. */
export function findKeyEnd({ text, start, end }: Cursor): number {
  const line = text.slice(start, end);
  const mark = line[0] ?? "";
  if (mark === '"' || mark === "'") {
    const close = line.indexOf(mark, 1);
    return close !== -1 && isKeyEnd(line, close + 1) ? start + close + 1 : -1;
  }
  let at = line.indexOf(":");
  while (at !== -1 && !isKeyEnd(line, at)) at = line.indexOf(":", at + 1);
  if (at === -1) return -1;
  if (INDICATORS.has(mark)) throw new UnsupportedSyntax();
  return start + at;
}

/** A colon ends a key only before a space or the end of the line. */
function isKeyEnd(line: string, at: number): boolean {
  return line[at] === ":" && (at + 1 === line.length || line[at + 1] === " ");
}

export function readKey({ text, start }: Cursor, colon: number): string {
  const mark = text[start];
  const isQuoted = mark === '"' || mark === "'";
  const key = isQuoted ? text.slice(start + 1, colon - 1) : text.slice(start, colon);
  const hasEscape = isQuoted && key.includes("\\");
  if (key === "" || key.includes(" #") || key.endsWith(" ") || hasEscape) {
    throw new UnsupportedSyntax();
  }
  return key;
}
