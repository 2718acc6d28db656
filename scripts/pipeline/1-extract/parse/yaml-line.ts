import type { Origin, ParentEntry } from "../../report/origins.ts";
import type { SourceRange } from "./source-range.ts";
import { UnsupportedSyntax } from "./unsupported-syntax.ts";

/** The state of the fast reader for YAML: the part of the current line that has not been read yet. */
export interface Cursor {
  readonly text: string;
  readonly source: SourceRange;
  readonly keepOrigin: (value: object, origin: Origin) => void;
  /** The offsets of the unread part of the line. */
  start: number;
  end: number;
  /** The column of `start`; -1 at the end of the text. */
  indent: number;
  /** How many blank lines were skipped before this line, and whether comments were. */
  blankLines: number;
  hadComment: boolean;
  /** How many levels of maps and lists may still open. */
  depthLeft: number;
}

/** Characters that begin syntax which the fast reader does not support, such as flow maps, anchors and tags. */
export const INDICATORS: ReadonlySet<string> = new Set("?[]{}&*!|>%@`,#");

/** The origin of a value that begins at the cursor. */
export function originAt({ source, start }: Cursor, parent: ParentEntry | undefined): Origin {
  return { page: source.page, offset: source.start + start, entries: new Map(), parent };
}

/** Moves the cursor to the first line from an offset on that is neither blank nor a comment. */
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
      if (start === at) refuseDocumentMarker(text, at);
      cursor.start = start;
      cursor.end = withoutTrailingSpace(text, end);
      cursor.indent = start - at;
      return;
    }
    at = end + 1;
  }
  cursor.indent = -1;
  cursor.start = text.length;
  cursor.end = text.length;
}

function refuseDocumentMarker(text: string, lineStart: number): void {
  if (/^(?:---|\.\.\.|%)/.test(text.slice(lineStart, lineStart + 3))) throw new UnsupportedSyntax();
}

function withoutTrailingSpace(text: string, lineEnd: number): number {
  let at = lineEnd;
  while (text[at - 1] === " " || text[at - 1] === "\r") at -= 1;
  return at;
}

export function nextLine(cursor: Cursor): void {
  const newline = cursor.text.indexOf("\n", cursor.end);
  readLine(cursor, newline === -1 ? cursor.text.length : newline + 1);
}

/** Refuses an ellipsis in the place of a key or an item, so that the `yaml` package reports it. */
export function refuseEllipsisAt({ text, start }: Cursor): void {
  if (text.startsWith("...", start) || text[start] === "…") throw new UnsupportedSyntax();
}

/** Whether the line at the cursor begins an item of a list. */
export function isListItem({ text, start, end }: Cursor): boolean {
  return text[start] === "-" && (start + 1 === end || text[start + 1] === " ");
}

/** The offset of the first character of the line that is no space, from an offset on. */
export function skipSpaces({ text, end }: Cursor, from: number): number {
  let at = from;
  while (at < end && text[at] === " ") at += 1;
  return at;
}
