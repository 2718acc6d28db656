import { setOrigin, type ParentEntry } from "../../report/origins.ts";
import { MAX_DEPTH, type SourceRange } from "./source-range.ts";
import { UnsupportedSyntax } from "./unsupported-syntax.ts";
import {
  isListItem,
  nextLine,
  originAt,
  readLine,
  refuseEllipsisAt,
  skipSpaces,
  type Cursor,
} from "./yaml-line.ts";
import { findKeyEnd, readKey } from "./yaml-map-key.ts";
import { readScalar } from "./yaml-scalars.ts";

/**
 * Reads the part of YAML that documentation generators write: block maps and lists, scalars on one line, plain scalars
 * on several lines, and block scalars. The result equals that of the `yaml` package, which is several times slower.
 * Throws `UnsupportedSyntax` for anything else, and for faults that the `yaml` package reports with their positions.
 * `keepOrigin` receives each map and list with its place.
 */
export function parseFastYaml(
  text: string,
  source: SourceRange,
  keepOrigin: typeof setOrigin = setOrigin,
): unknown {
  if (/\r(?!\n)|[\t\0\uFEFF]/.test(text) || !text.endsWith("\n")) throw new UnsupportedSyntax();
  const cursor: Cursor = {
    text,
    source,
    keepOrigin,
    start: 0,
    end: 0,
    indent: 0,
    blankLines: 0,
    hadComment: false,
    depthLeft: MAX_DEPTH,
  };
  try {
    readLine(cursor, 0);
    const value = readCollection(cursor, undefined);
    if (cursor.indent !== -1) throw new UnsupportedSyntax();
    return value;
  } catch (error) {
    if (error instanceof UnsupportedSyntax) error.offset = cursor.start;
    throw error;
  }
}

type Parent = ParentEntry | undefined;

/** Reads a map or list that begins at the cursor. */
function readCollection(cursor: Cursor, parent: Parent): unknown {
  if (isListItem(cursor)) return readList(cursor, parent);
  if (findKeyEnd(cursor) === -1) throw new UnsupportedSyntax();
  return readMap(cursor, parent);
}

function enterCollection(cursor: Cursor): void {
  if (cursor.depthLeft < 0) throw new UnsupportedSyntax();
  cursor.depthLeft -= 1;
}

/** Refuses a line that is indented deeper than the entries of the collection. */
function leaveCollection(cursor: Cursor, indent: number): void {
  if (cursor.indent > indent) throw new UnsupportedSyntax();
  cursor.depthLeft += 1;
}

function readMap(cursor: Cursor, parent: Parent): Record<string, unknown> {
  enterCollection(cursor);
  const { indent } = cursor;
  const origin = originAt(cursor, parent);
  const value: Record<string, unknown> = {};
  while (cursor.indent === indent) {
    const colon = findKeyEnd(cursor);
    if (colon === -1 || isListItem(cursor)) throw new UnsupportedSyntax();
    refuseEllipsisAt(cursor);
    const key = readKey(cursor, colon);
    const isSpecial = key === "__proto__" || key === "<<";
    if (isSpecial || Object.hasOwn(value, key)) throw new UnsupportedSyntax();
    origin.entries.set(key, cursor.source.start + cursor.start);
    cursor.start = skipSpaces(cursor, colon + 1);
    value[key] = readMapValue(cursor, indent, { origin, key });
  }
  leaveCollection(cursor, indent);
  cursor.keepOrigin(value, origin);
  return value;
}

/** Reads the value of a key, on its line or on the lines below. A list below may have the indentation of the key. */
function readMapValue(cursor: Cursor, indent: number, parent: ParentEntry): unknown {
  if (cursor.start < cursor.end) {
    if (isListItem(cursor)) throw new UnsupportedSyntax();
    return readScalar(cursor, indent, parent);
  }
  nextLine(cursor);
  if (cursor.indent > indent) return readCollection(cursor, parent);
  return cursor.indent === indent && isListItem(cursor) ? readList(cursor, parent) : null;
}

function readList(cursor: Cursor, parent: Parent): unknown[] {
  enterCollection(cursor);
  const { indent } = cursor;
  const origin = originAt(cursor, parent);
  const value: unknown[] = [];
  while (cursor.indent === indent && isListItem(cursor)) {
    const key = value.length;
    const start = skipSpaces(cursor, cursor.start + 1);
    origin.entries.set(key, cursor.source.start + start);
    cursor.indent += start - cursor.start;
    cursor.start = start;
    value.push(readItem(cursor, indent, { origin, key }));
  }
  leaveCollection(cursor, indent);
  cursor.keepOrigin(value, origin);
  return value;
}

function readItem(cursor: Cursor, indent: number, parent: ParentEntry): unknown {
  if (cursor.start < cursor.end) {
    refuseEllipsisAt(cursor);
    const isCollection = isListItem(cursor) || findKeyEnd(cursor) !== -1;
    return isCollection ? readCollection(cursor, parent) : readScalar(cursor, indent, parent);
  }
  nextLine(cursor);
  return cursor.indent > indent ? readCollection(cursor, parent) : null;
}
