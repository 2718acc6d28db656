import { groupBy } from "../../values/group-by.ts";

/** Several equal rows, shown as one. */
export interface Fold<Row> {
  first: Row;
  count: number;
  /** On how many pages the rows are. */
  pages: number;
}

/** Groups rows with the same key. The largest groups come first; groups of one size keep the order of the rows. */
export function foldRows<Row extends { page: string }>(
  rows: Iterable<Row>,
  keyOf: (row: Row) => string,
): Fold<Row>[] {
  return [...groupBy(rows, keyOf).values()]
    .flatMap((same) => {
      const [first] = same;
      const pages = new Set(same.map(({ page }) => page)).size;
      return first ? [{ first, count: same.length, pages }] : [];
    })
    .sort((a, b) => b.count - a.count);
}

/** For the end of a row: how often it occurs, and on how many pages. */
export function repetition({ count, pages }: Fold<unknown>): string {
  if (count === 1) return "";
  if (pages === 1) return ` (the same ${count} times on this page)`;
  if (pages === count) return ` (the same on ${pages} pages)`;
  return ` (the same ${count} times on ${pages} pages)`;
}

/** Shows at most `max` folds, and a last row that says how many rows are left out. */
export function renderFolds<Row>(
  folds: Fold<Row>[],
  max: number,
  render: (fold: Fold<Row>) => string,
): string[] {
  const hidden = folds.slice(max).reduce((sum, { count }) => sum + count, 0);
  const rows = folds.slice(0, max).map(render);
  return hidden === 0 ? rows : [...rows, `- … ${hidden} more in [changes.json](changes.json)`];
}
