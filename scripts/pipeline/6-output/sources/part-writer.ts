import { lineAndColumn, type Position } from "../../report/page.ts";

/** The numbers that a part uses for files and edits. */
export interface Tables {
  /** The names of pages and overlays. */
  files: ReadonlyMap<string, number>;
  /** The identities of edits. */
  edits: ReadonlyMap<string, number>;
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
    const next = { file: numberOf(files, at.page.name), ...lineAndColumn(at) };
    const numbers = [next.line - last.line, next.column - last.column, next.file - last.file];
    last = next;
    while (numbers.length > 1 && numbers.at(-1) === 0) numbers.pop();
    return numbers.join(",");
  };
  return {
    /** Adds the next value: its position if a page writes it, and the edits that changed it. */
    add(at: Position | undefined, changedBy: readonly string[]): void {
      const marks = changedBy.map((id) => numberOf(edits, id)).sort((a, b) => a - b);
      texts.push([at ? placeText(at) : "-", ...marks].join("!"));
    },
    text: () => texts.join(" "),
  };
}

function numberOf(table: ReadonlyMap<string, number>, name: string): number {
  const number = table.get(name);
  if (number === undefined) throw new Error(`The table lacks ${name}`);
  return number;
}
