import type { Page } from "../../report/page.ts";
import { UnsupportedSyntax } from "./unsupported-syntax.ts";

/** The line that is being read, from `start` on: the rest of it, after what was read already. */
export interface Cursor {
  readonly text: string;
  readonly page: Page;
  /** Where the text begins on the page. */
  readonly base: number;
  start: number;
  end: number;
  /** The column of `start`; -1 at the end of the text. */
  indent: number;
  /** What was skipped before this line. */
  blankLines: number;
  hadComment: boolean;
}

/** Goes to the next line that is neither blank nor a comment. */
export function readLine(cursor: Cursor, from: number): void {
  const { text } = cursor;
  cursor.blankLines = 0;
  cursor.hadComment = false;
  for (let at = from; at < text.length;) {
    let end = text.indexOf("\n", at);
    if (end === -1) end = text.length;
    let start = at;
    while (start < end && text[start] === " ") start += 1;
    if (start === end || text[start] === "\r") cursor.blankLines += 1;
    else if (text[start] === "#") cursor.hadComment = true;
    else {
      if (start === at && /^(?:---|\.\.\.|%)/.test(text.slice(at, at + 3)))
        throw new UnsupportedSyntax();
      cursor.start = start;
      cursor.end = trimmedEnd(text, end);
      cursor.indent = start - at;
      return;
    }
    at = end + 1;
  }
  cursor.indent = -1;
  cursor.start = cursor.end = text.length;
}

function trimmedEnd(text: string, end: number): number {
  let at = end;
  while (text[at - 1] === " " || text[at - 1] === "\r") at -= 1;
  return at;
}

export function nextLine(cursor: Cursor): void {
  const newline = cursor.text.indexOf("\n", cursor.end);
  readLine(cursor, newline === -1 ? cursor.text.length : newline + 1);
}
