import { setOrigin, type Origin } from "../../report/origins.ts";
import type { Page } from "../../report/page.ts";
import type { Key } from "../../values/json-pointer.ts";
import { UnsupportedSyntax, rejectHalfCharacters } from "./unsupported-syntax.ts";

interface Reader {
  readonly text: string;
  readonly page: Page;
  /** Where the text begins on the page. */
  readonly base: number;
  at: number;
}

type Parent = Origin["parent"] | undefined;

/** Reads JSON, with the place of each key. Throws `Unusual` on what is no JSON, for the `yaml` package to judge. */
export function parseFastJson(text: string, page: Page, base: number, maxDepth: number): unknown {
  const reader: Reader = { text, page, base, at: 0 };
  skipSpace(reader);
  const value = readValue(reader, undefined, maxDepth);
  skipSpace(reader);
  if (reader.at < text.length) throw new UnsupportedSyntax();
  return value;
}

function skipSpace(reader: Reader): void {
  for (;;) {
    const code = reader.text.charCodeAt(reader.at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
    reader.at += 1;
  }
}

function readValue(reader: Reader, parent: Parent, depth: number): unknown {
  if (depth < 0) throw new UnsupportedSyntax();
  const mark = reader.text[reader.at];
  if (mark === "{") return readObject(reader, parent, depth);
  if (mark === "[") return readArray(reader, parent, depth);
  return mark === '"' ? readString(reader) : readWord(reader);
}

function originAt({ page, base, at }: Reader, parent: Parent): Origin {
  const origin: Origin = { page, offset: base + at, entries: new Map() };
  if (parent) origin.parent = parent;
  return origin;
}

function readObject(reader: Reader, parent: Parent, depth: number): Record<string, unknown> {
  const origin = originAt(reader, parent);
  const value: Record<string, unknown> = {};
  readEntries(reader, "}", () => {
    const start = reader.at;
    if (reader.text[start] !== '"') throw new UnsupportedSyntax();
    const key = readString(reader);
    // Faults, which the other parser names with their places.
    if (Object.hasOwn(value, key) || key === "__proto__") throw new UnsupportedSyntax();
    skipSpace(reader);
    if (reader.text[reader.at] !== ":") throw new UnsupportedSyntax();
    reader.at += 1;
    skipSpace(reader);
    origin.entries.set(key, reader.base + start);
    value[key] = readValue(reader, { origin, key }, depth - 1);
  });
  setOrigin(value, origin);
  return value;
}

function readArray(reader: Reader, parent: Parent, depth: number): unknown[] {
  const origin = originAt(reader, parent);
  const value: unknown[] = [];
  readEntries(reader, "]", () => {
    const key: Key = value.length;
    origin.entries.set(key, reader.base + reader.at);
    value.push(readValue(reader, { origin, key }, depth - 1));
  });
  setOrigin(value, origin);
  return value;
}

function readEntries(reader: Reader, close: string, readEntry: () => void): void {
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

function readString(reader: Reader): string {
  const start = reader.at;
  let end = reader.text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(reader.text, end)) end = reader.text.indexOf('"', end + 1);
  if (end === -1) throw new UnsupportedSyntax();
  reader.at = end + 1;
  try {
    return rejectHalfCharacters(JSON.parse(reader.text.slice(start, end + 1)) as string); // a JSON string in quotes, or it throws
  } catch {
    throw new UnsupportedSyntax();
  }
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === "\\") slashes += 1;
  return slashes % 2 === 1;
}

const WORD = /true|false|null|-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;

function readWord(reader: Reader): unknown {
  WORD.lastIndex = reader.at;
  const match = WORD.exec(reader.text);
  if (!match) throw new UnsupportedSyntax();
  reader.at = WORD.lastIndex;
  const [word, fraction, exponent] = match;
  const value: unknown = JSON.parse(word);
  const isInteger = typeof value === "number" && fraction === undefined && exponent === undefined;
  return isInteger && !Number.isSafeInteger(value) ? BigInt(word) : value;
}
