import { lineAndColumn, type Position } from "../../report/page.ts";

/** The lists to which the numbers of a part refer. */
export interface Tables {
  /** The names of pages and overlays. */
  files: readonly string[];
  /** The identities of edits. */
  edits: readonly string[];
}

/** A component, or an entry of a path or a webhook. */
const PART = /^\/(?:components|paths|webhooks)\/[^/]*\/[^/]*/;

/** The part of the document that lists a value. The part with the empty name lists what is in no other part. */
export function partOf(pointer: string): string {
  return PART.exec(pointer)?.[0] ?? "";
}

/** Writes the values of a part as text: the difference to the value before, so that most take two characters. */
export function createPartWriter({ files, edits }: Tables) {
  const texts: string[] = [];
  let last = { file: 0, line: 0, column: 0 };
  const placeText = (at: Position): string => {
    const next = { file: files.indexOf(at.page.name), ...lineAndColumn(at) };
    const numbers = [next.line - last.line, next.column - last.column, next.file - last.file];
    last = next;
    while (numbers.length > 1 && numbers.at(-1) === 0) numbers.pop();
    return numbers.join(",");
  };
  return {
    /** Adds the next value: its position if a page writes it, and the edits that changed it. */
    add(at: Position | undefined, changedBy: readonly string[]): void {
      const marks = changedBy.map((id) => edits.indexOf(id)).sort((a, b) => a - b);
      texts.push([at ? placeText(at) : "-", ...marks].join("!"));
    },
    text: () => texts.join(" "),
  };
}
