import { UnsupportedSyntax, rejectHalfCharacters } from "./unsupported-syntax.ts";
import { nextLine, type Cursor } from "./yaml-line.ts";

/** A quoted scalar that ends on its line. */
export function readQuoted(cursor: Cursor, mark: string): string {
  const { text, start, end } = cursor;
  const source = text.slice(start, end);
  const inner = source.slice(1, -1);
  if (source.length < 2 || !source.endsWith(mark)) throw new UnsupportedSyntax();
  const value = mark === "'" ? singleQuoted(inner) : doubleQuoted(inner, source);
  nextLine(cursor);
  return value;
}

function singleQuoted(inner: string): string {
  if (!inner.includes("'")) return inner;
  const value = inner.replaceAll("''", "\u0000");
  if (value.includes("'")) throw new UnsupportedSyntax();
  return value.replaceAll("\u0000", "'");
}

/** With the escapes that JSON has too. */
function doubleQuoted(inner: string, source: string): string {
  if (!inner.includes("\\") && !inner.includes('"')) return inner;
  try {
    return rejectHalfCharacters(JSON.parse(source) as string); // a JSON string in quotes, or it throws
  } catch {
    throw new UnsupportedSyntax();
  }
}

/** A plain scalar; lines that are indented deeper than its parent belong to it. */
export function readPlain(cursor: Cursor, indent: number): unknown {
  let value = plainLine(cursor);
  nextLine(cursor);
  let isLong = false;
  while (cursor.indent > indent) {
    if (cursor.hadComment) throw new UnsupportedSyntax();
    value += cursor.blankLines > 0 ? "\n".repeat(cursor.blankLines) : " ";
    value += plainLine(cursor);
    isLong = true;
    nextLine(cursor);
  }
  return isLong ? value : resolvePlain(value);
}

function plainLine({ text, start, end }: Cursor): string {
  const line = text.slice(start, end);
  if (line.includes(" #") || line.includes(": ") || line.endsWith(":"))
    throw new UnsupportedSyntax();
  return line;
}

const NULL = /^(?:~|null|Null|NULL)?$/;
const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/;
const INTEGER = /^[-+]?[0-9]+$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/;
const RARE_NUMBER = /^0[ox]|^[-+.0-9]+[eE][-+0-9]+$|^[-+]?\.(?:inf|nan)$/i;

/** By YAML's core schema. */
function resolvePlain(text: string): unknown {
  const first = text.charCodeAt(0);
  // Most words begin with a letter that no other kind of scalar begins with.
  if (first >= 97 && first !== 110 && first !== 116 && first !== 102 && first !== 126) return text;
  if (NULL.test(text)) return null;
  if (BOOLEAN.test(text)) return text[0] === "t" || text[0] === "T";
  if (INTEGER.test(text)) {
    const value = Number(text);
    return Number.isSafeInteger(value) ? value : BigInt(text);
  }
  if (FLOAT.test(text)) return Number(text);
  if (RARE_NUMBER.test(text)) throw new UnsupportedSyntax();
  return text;
}
