/** A text file of an API's directory, with the names that reports use for it. */
export interface Page {
  /** The path relative to the shell's directory, for messages. */
  path: string;
  /** The path for generated files, the same on every machine: `specs/<api>/pages/<file>`. */
  name: string;
  text: string;
}

export interface Position {
  page: Page;
  /** Index into the text of the page. */
  offset: number;
}

const lineStarts = new WeakMap<Page, number[]>();

/** The line and column of an offset, both starting at 1. */
export function lineAndColumn({ page, offset }: Position): { line: number; column: number } {
  const starts = startsOf(page);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

function startsOf(page: Page): number[] {
  const known = lineStarts.get(page);
  if (known) return known;
  const starts = [0];
  for (let at = page.text.indexOf("\n"); at !== -1; at = page.text.indexOf("\n", at + 1)) {
    starts.push(at + 1);
  }
  lineStarts.set(page, starts);
  return starts;
}

/** For messages, which generated files repeat: `name:line:column`. */
export function placeOf(position: Position | undefined): string {
  if (!position) return "another page";
  const { line, column } = lineAndColumn(position);
  return `${position.page.name}:${line}:${column}`;
}
