import { setOrigin, type Origin } from "../../report/origins.ts";
import type { Page } from "../../report/page.ts";
import { UnsupportedSyntax } from "./unsupported-syntax.ts";
import { readBlockScalar } from "./yaml-block-scalar.ts";
import { nextLine, readLine, type Cursor } from "./yaml-line.ts";
import { readPlain, readQuoted } from "./yaml-scalars.ts";

type Parent = Origin["parent"] | undefined;

/**
 * Reads the part of YAML that documentation generators write: block maps and lists, scalars on one line, plain scalars
 * that go on, block scalars. It gives what the `yaml` package gives, several times faster; throws `Unusual` on anything
 * else, faulty or not, for that package to judge.
 */
export function parseFastYaml(text: string, page: Page, base: number, maxDepth: number): unknown {
  if (/\r(?!\n)|[\t\0\uFEFF]/.test(text) || !text.endsWith("\n")) throw new UnsupportedSyntax();
  const cursor: Cursor = {
    text,
    page,
    base,
    start: 0,
    end: 0,
    indent: 0,
    blankLines: 0,
    hadComment: false,
  };
  readLine(cursor, 0);
  const value = readNode(cursor, undefined, maxDepth);
  if (cursor.indent !== -1) throw new UnsupportedSyntax();
  return value;
}

function readNode(cursor: Cursor, parent: Parent, depth: number): unknown {
  if (depth < 0) throw new UnsupportedSyntax();
  if (isItem(cursor)) return readList(cursor, parent, depth);
  if (endOfKey(cursor) === -1) throw new UnsupportedSyntax();
  return readMap(cursor, parent, depth);
}

function isItem({ text, start, end }: Cursor): boolean {
  return text[start] === "-" && (start + 1 === end || text[start + 1] === " ");
}

function originAt({ page, base, start }: Cursor, parent: Parent): Origin {
  const origin: Origin = { page, offset: base + start, entries: new Map() };
  if (parent) origin.parent = parent;
  return origin;
}

function readMap(cursor: Cursor, parent: Parent, depth: number): Record<string, unknown> {
  const { indent } = cursor;
  const origin = originAt(cursor, parent);
  const value: Record<string, unknown> = {};
  while (cursor.indent === indent) {
    const colon = endOfKey(cursor);
    if (colon === -1 || isItem(cursor)) throw new UnsupportedSyntax();
    const key = keyOf(cursor, colon);
    if (Object.hasOwn(value, key) || key === "__proto__" || key === "<<")
      throw new UnsupportedSyntax();
    origin.entries.set(key, cursor.base + cursor.start);
    cursor.start = skipSpaces(cursor, colon + 1);
    value[key] = readValue(cursor, indent, { origin, key }, depth - 1);
  }
  if (cursor.indent > indent) throw new UnsupportedSyntax();
  setOrigin(value, origin);
  return value;
}

function skipSpaces({ text, end }: Cursor, from: number): number {
  let at = from;
  while (at < end && text[at] === " ") at += 1;
  return at;
}

/** What follows a key: on its line, or on the lines below. A list below may stand at the key's own column. */
function readValue(
  cursor: Cursor,
  indent: number,
  parent: NonNullable<Parent>,
  depth: number,
): unknown {
  if (cursor.start < cursor.end) {
    if (isItem(cursor)) throw new UnsupportedSyntax();
    return readInline(cursor, indent, parent);
  }
  nextLine(cursor);
  if (cursor.indent > indent) return readNode(cursor, parent, depth);
  return cursor.indent === indent && isItem(cursor) ? readList(cursor, parent, depth) : null;
}

function readList(cursor: Cursor, parent: Parent, depth: number): unknown[] {
  if (depth < 0) throw new UnsupportedSyntax();
  const { indent } = cursor;
  const origin = originAt(cursor, parent);
  const value: unknown[] = [];
  while (cursor.indent === indent && isItem(cursor)) {
    const key = value.length;
    const start = skipSpaces(cursor, cursor.start + 1);
    origin.entries.set(key, cursor.base + start);
    cursor.indent += start - cursor.start;
    cursor.start = start;
    value.push(readItem(cursor, indent, { origin, key }, depth - 1));
  }
  if (cursor.indent > indent) throw new UnsupportedSyntax();
  setOrigin(value, origin);
  return value;
}

function readItem(
  cursor: Cursor,
  indent: number,
  parent: NonNullable<Parent>,
  depth: number,
): unknown {
  if (cursor.start < cursor.end) {
    return isItem(cursor) || endOfKey(cursor) !== -1
      ? readNode(cursor, parent, depth)
      : readInline(cursor, indent, parent);
  }
  nextLine(cursor);
  return cursor.indent > indent ? readNode(cursor, parent, depth) : null;
}

const INDICATORS = new Set("?[]{}&*!|>%@`,#");

/** The colon after a key, or -1 when the line has none. */
function endOfKey({ text, start, end }: Cursor): number {
  const line = text.slice(start, end);
  const mark = line[0] ?? "";
  if (mark === '"' || mark === "'") {
    const close = line.indexOf(mark, 1);
    return close !== -1 && isColon(line, close + 1) ? start + close + 1 : -1;
  }
  for (let at = line.indexOf(":"); at !== -1; at = line.indexOf(":", at + 1)) {
    if (!isColon(line, at)) continue;
    if (INDICATORS.has(mark)) throw new UnsupportedSyntax();
    return start + at;
  }
  return -1;
}

function isColon(line: string, at: number): boolean {
  return line[at] === ":" && (at + 1 === line.length || line[at + 1] === " ");
}

function keyOf({ text, start }: Cursor, colon: number): string {
  const mark = text[start];
  const isQuoted = mark === '"' || mark === "'";
  const key = isQuoted ? text.slice(start + 1, colon - 1) : text.slice(start, colon);
  if (key === "" || key.includes(" #") || key.endsWith(" ") || (isQuoted && key.includes("\\")))
    throw new UnsupportedSyntax();
  return key;
}

/** A scalar that begins on this line; afterwards the cursor stands on the line behind it. */
function readInline(cursor: Cursor, indent: number, parent: NonNullable<Parent>): unknown {
  const { text, start, end } = cursor;
  const mark = text[start] ?? "";
  if (mark === '"' || mark === "'") return readQuoted(cursor, mark);
  if (mark === "|" || mark === ">") return readBlockScalar(cursor, indent);
  const rest = end - start === 2 ? text.slice(start, end) : "";
  if (rest === "[]" || rest === "{}") {
    const value = rest === "[]" ? [] : {};
    setOrigin(value, originAt(cursor, parent));
    nextLine(cursor);
    return value;
  }
  if (INDICATORS.has(mark)) throw new UnsupportedSyntax();
  return readPlain(cursor, indent);
}
