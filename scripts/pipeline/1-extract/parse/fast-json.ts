import { setOrigin, type Origin, type ParentEntry } from "../../report/origins.ts";
import { readLiteral, readString, type JsonReader } from "./json-scalars.ts";
import { MAX_DEPTH, type SourceRange } from "./source-range.ts";
import { UnsupportedSyntax } from "./unsupported-syntax.ts";

type Parent = ParentEntry | undefined;

/**
 * Reads JSON and records the position of each key. Throws `UnsupportedSyntax` for anything else, and for faults that the
 * `yaml` package reports with their positions.
 */
export function parseFastJson(text: string, source: SourceRange): unknown {
  const reader: JsonReader = { text, source, at: 0 };
  skipSpace(reader);
  const value = readValue(reader, undefined, MAX_DEPTH);
  skipSpace(reader);
  if (reader.at < text.length) throw new UnsupportedSyntax();
  return value;
}

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;

function skipSpace(reader: JsonReader): void {
  for (;;) {
    const code = reader.text.charCodeAt(reader.at);
    const isSpace =
      code === SPACE || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB;
    if (!isSpace) return;
    reader.at += 1;
  }
}

function readValue(reader: JsonReader, parent: Parent, depthLeft: number): unknown {
  if (depthLeft < 0) throw new UnsupportedSyntax();
  const mark = reader.text[reader.at];
  if (mark === "{") return readObject(reader, parent, depthLeft);
  if (mark === "[") return readArray(reader, parent, depthLeft);
  return mark === '"' ? readString(reader) : readLiteral(reader);
}

function originAt({ source, at }: JsonReader, parent: Parent): Origin {
  return { page: source.page, offset: source.start + at, entries: new Map(), parent };
}

function readObject(
  reader: JsonReader,
  parent: Parent,
  depthLeft: number,
): Record<string, unknown> {
  const origin = originAt(reader, parent);
  const value: Record<string, unknown> = {};
  readEntries(reader, "}", () => {
    const start = reader.at;
    expectCharacter(reader, '"');
    const key = readString(reader);
    if (Object.hasOwn(value, key) || key === "__proto__") throw new UnsupportedSyntax();
    skipSpace(reader);
    expectCharacter(reader, ":");
    reader.at += 1;
    skipSpace(reader);
    origin.entries.set(key, reader.source.start + start);
    value[key] = readValue(reader, { origin, key }, depthLeft - 1);
  });
  setOrigin(value, origin);
  return value;
}

function expectCharacter(reader: JsonReader, character: string): void {
  if (reader.text[reader.at] !== character) throw new UnsupportedSyntax();
}

function readArray(reader: JsonReader, parent: Parent, depthLeft: number): unknown[] {
  const origin = originAt(reader, parent);
  const value: unknown[] = [];
  readEntries(reader, "]", () => {
    const key = value.length;
    origin.entries.set(key, reader.source.start + reader.at);
    value.push(readValue(reader, { origin, key }, depthLeft - 1));
  });
  setOrigin(value, origin);
  return value;
}

/** Reads from the opening bracket to the closing one. */
function readEntries(reader: JsonReader, close: string, readEntry: () => void): void {
  reader.at += 1;
  skipSpace(reader);
  if (reader.text[reader.at] === close) {
    reader.at += 1;
    return;
  }
  for (;;) {
    readEntry();
    skipSpace(reader);
    const mark = reader.text[reader.at];
    reader.at += 1;
    if (mark === close) return;
    if (mark !== ",") throw new UnsupportedSyntax();
    skipSpace(reader);
  }
}
