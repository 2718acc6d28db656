import type { SourceRange } from "./source-range.ts";
import { UnsupportedSyntax } from "./unsupported-syntax.ts";

/** The state of the fast reader for JSON. */
export interface JsonReader {
  readonly text: string;
  readonly source: SourceRange;
  /** The index of the next character. */
  at: number;
}

/** Reads a string in double quotes. */
export function readString(reader: JsonReader): string {
  const { text, at: start } = reader;
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  if (end === -1) throw new UnsupportedSyntax();
  reader.at = end + 1;
  return parseJsonString(text.slice(start, end + 1));
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === "\\") slashes += 1;
  return slashes % 2 === 1;
}

const LITERAL = /true|false|null|-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;

/** Reads a number, a boolean or null. An integer that a number cannot hold becomes a bigint. */
export function readLiteral(reader: JsonReader): unknown {
  LITERAL.lastIndex = reader.at;
  const match = LITERAL.exec(reader.text);
  if (!match) throw new UnsupportedSyntax();
  reader.at = LITERAL.lastIndex;
  const [literal, fraction, exponent] = match;
  const value: unknown = JSON.parse(literal);
  const isInteger = typeof value === "number" && fraction === undefined && exponent === undefined;
  return isInteger && !Number.isSafeInteger(value) ? BigInt(literal) : value;
}

/** Parses a string in double quotes. Refuses an escape that is half of a surrogate pair. */
export function parseJsonString(source: string): string {
  const value = tryParseJson(source);
  if (typeof value !== "string" || /\p{Surrogate}/u.test(value)) throw new UnsupportedSyntax();
  return value;
}

function tryParseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}
