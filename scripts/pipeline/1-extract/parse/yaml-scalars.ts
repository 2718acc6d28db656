import { setOrigin, type ParentEntry } from "../../report/origins.ts";
import { parseJsonString } from "./json-scalars.ts";
import { resolvePlain } from "./resolve-plain.ts";
import { UnsupportedSyntax } from "./unsupported-syntax.ts";
import { readBlockScalar } from "./yaml-block-scalar.ts";
import { readFlowList } from "./yaml-flow-list.ts";
import { INDICATORS, nextLine, originAt, type Cursor } from "./yaml-line.ts";

/** Reads a scalar, a list of words in brackets, or an empty map that begins on this line. Moves the cursor to the line behind it. */
export function readScalar(cursor: Cursor, indent: number, parent: ParentEntry): unknown {
  const { text, start, end } = cursor;
  const mark = text[start] ?? "";
  if (mark === '"' || mark === "'") return readQuoted(cursor, mark);
  if (mark === "|" || mark === ">") return readBlockScalar(cursor, indent);
  if (mark === "[") return readFlowList(cursor, parent);
  if (mark === "{" && text.slice(start, end) === "{}") return readEmptyMap(cursor, parent);
  if (INDICATORS.has(mark)) throw new UnsupportedSyntax();
  return readPlain(cursor, indent);
}

function readEmptyMap(cursor: Cursor, parent: ParentEntry): object {
  const value = {};
  setOrigin(value, originAt(cursor, parent));
  nextLine(cursor);
  return value;
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
