import { escapeUnprintable } from "../report/printable.ts";

/**
 * An object as JSON with one line per field, and one per row of a list, so that branches which change different rows can
 * be merged. `blocks` are further fields, as text.
 */
export function renderLines(head: object, blocks: readonly string[]): string {
  const fields = Object.entries(head).map(
    ([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return escapeUnprintable(`{\n${[...fields, ...blocks].join(",\n")}\n}\n`);
}

/** The rows of a list or an object, each on a line of its own. */
export function rowLines(rows: readonly string[]): string {
  return rows.length === 0 ? "" : `\n${rows.join(",\n")}\n`;
}
