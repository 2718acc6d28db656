import { setOrigin, type ParentEntry } from "../../report/origins.ts";
import { resolvePlain } from "./resolve-plain.ts";
import { UnsupportedSyntax } from "./unsupported-syntax.ts";
import { nextLine, originAt, type Cursor } from "./yaml-line.ts";

/** A word that is not an ellipsis, or a text in quotes without escapes, and the comma or the bracket behind it. */
const ITEM = /( *)(?:"([^"\\]*)"|'([^']*)'|((?!\.{3})[\w./][\w./-]*)) *(?:,|\]$)/y;

/** Reads a list in brackets that ends on its line and holds only words and texts in quotes, such as `[file, player]`. */
export function readFlowList(cursor: Cursor, parent: ParentEntry): unknown[] {
  const line = cursor.text.slice(cursor.start, cursor.end);
  const origin = originAt(cursor, parent);
  const value: unknown[] = [];
  if (line !== "[]") {
    if (cursor.depthLeft < 0) throw new UnsupportedSyntax();
    for (const { offset, item } of itemsOf(line)) {
      origin.entries.set(value.length, origin.offset + offset);
      value.push(item);
    }
  }
  setOrigin(value, origin);
  nextLine(cursor);
  return value;
}

interface Item {
  /** In the line. */
  offset: number;
  item: unknown;
}

function itemsOf(line: string): Item[] {
  const items: Item[] = [];
  for (let at = 1; at < line.length; at = ITEM.lastIndex) {
    ITEM.lastIndex = at;
    const match = ITEM.exec(line);
    if (!match) throw new UnsupportedSyntax();
    const [, spaces = "", double, single, word = ""] = match;
    items.push({ offset: at + spaces.length, item: double ?? single ?? resolvePlain(word) });
  }
  if (!line.endsWith("]")) throw new UnsupportedSyntax();
  return items;
}
