import { BOOLEAN, FLOAT, INTEGER, NULL, RARE_NUMBER } from "../../values/yaml-core-schema.ts";
import { setOrigin, type ParentEntry } from "../../report/origins.ts";
import { parseJsonString } from "./json-scalars.ts";
import { UnsupportedSyntax } from "./unsupported-syntax.ts";
import { readBlockScalar } from "./yaml-block-scalar.ts";
import { INDICATORS, nextLine, originAt, type Cursor } from "./yaml-line.ts";

/** Reads a scalar, or an empty flow collection, that begins on this line. Moves the cursor to the line behind it. */
export function readScalar(cursor: Cursor, indent: number, parent: ParentEntry): unknown {
  const { text, start, end } = cursor;
  const mark = text[start] ?? "";
  if (mark === '"' || mark === "'") return readQuoted(cursor, mark);
  if (mark === "|" || mark === ">") return readBlockScalar(cursor, indent);
  const brackets = end - start === 2 ? text.slice(start, end) : "";
  if (brackets === "[]" || brackets === "{}") {
    const value = brackets === "[]" ? [] : {};
    setOrigin(value, originAt(cursor, parent));
    nextLine(cursor);
    return value;
  }
  if (INDICATORS.has(mark)) throw new UnsupportedSyntax();
  return readPlain(cursor, indent);
}

/** Reads a quoted scalar that ends on its line. */
function readQuoted(cursor: Cursor, mark: string): string {
  const { text, start, end } = cursor;
  const source = text.slice(start, end);
  const inner = source.slice(1, -1);
  if (source.length < 2 || !source.endsWith(mark)) throw new UnsupportedSyntax();
  const value = mark === "'" ? unquoteSingle(inner) : unquoteDouble(inner, source);
  nextLine(cursor);
  return value;
}

/** Within single quotes, two single quotes are one. */
function unquoteSingle(inner: string): string {
  if (!inner.includes("'")) return inner;
  const value = inner.replaceAll("''", "\u0000");
  if (value.includes("'")) throw new UnsupportedSyntax();
  return value.replaceAll("\u0000", "'");
}

/** Supports the escapes that YAML shares with JSON. */
function unquoteDouble(inner: string, source: string): string {
  const isPlain = !inner.includes("\\") && !inner.includes('"');
  return isPlain ? inner : parseJsonString(source);
}

/** Reads a plain scalar with all lines that are indented deeper than its parent. */
function readPlain(cursor: Cursor, indent: number): unknown {
  let value = plainLine(cursor);
  nextLine(cursor);
  let hasSeveralLines = false;
  while (cursor.indent > indent) {
    if (cursor.hadComment) throw new UnsupportedSyntax();
    value += cursor.blankLines > 0 ? "\n".repeat(cursor.blankLines) : " ";
    value += plainLine(cursor);
    hasSeveralLines = true;
    nextLine(cursor);
  }
  return hasSeveralLines ? value : resolvePlain(value);
}

function plainLine({ text, start, end }: Cursor): string {
  const line = text.slice(start, end);
  if (line.includes(" #") || line.includes(": ") || line.endsWith(":"))
    throw new UnsupportedSyntax();
  return line;
}

/** Converts a plain scalar by the rules of YAML's core schema. */
function resolvePlain(text: string): unknown {
  // Most plain scalars are words. This check spares them the regular expressions.
  if (/^[a-eg-mo-su-z]/.test(text)) return text;
  if (NULL.test(text)) return null;
  if (BOOLEAN.test(text)) return text.toLowerCase() === "true";
  if (INTEGER.test(text)) {
    const value = Number(text);
    return Number.isSafeInteger(value) ? value : BigInt(text);
  }
  if (FLOAT.test(text)) return Number(text);
  if (RARE_NUMBER.test(text)) throw new UnsupportedSyntax();
  return text;
}
