import type { Row, Rows } from "./rows.ts";
import { childOf, isJson, listOf, segment, textOf, type Json } from "./values.ts";

/** Where a value is: its pointers on the page, and its pointer in the merged document. */
export interface Place {
  pointers: string[];
  output: string;
  /** Rows that are already used on the way to this value. */
  used: ReadonlySet<Row>;
}

export interface Unexplained {
  pointer: string;
  before: unknown;
  after: unknown;
}

export interface Comparison {
  rows: Rows;
  /** Whether the overlay changes this place of the merged document. */
  isOverlaid(output: string): boolean;
  /** How many differences were explained by a row. */
  explained: number;
}

/** Every difference between a value on the page and the value in the output that no row explains. */
export function compare(
  before: unknown,
  after: unknown,
  place: Place,
  comparison: Comparison,
): Unexplained[] {
  const { rows } = comparison;
  const key = place.output.slice(place.output.lastIndexOf("/") + 1);
  const renamed = renameReferences(before, rows);
  if (textOf(renamed, key) === textOf(after, key)) return [];
  if (comparison.isOverlaid(place.output)) return [];
  let best = descend(renamed, after, place, comparison);
  for (const row of place.pointers.flatMap((pointer) => rows.at(pointer))) {
    if (best.length === 0) break;
    if (place.used.has(row)) continue;
    const found = compareWithRow(row, after, place, comparison);
    if (found.length === 0) comparison.explained += 1;
    if (found.length < best.length) best = found;
  }
  return best;
}

const REPLACED_BY_ANOTHER_PAGE = new Set(["page-groups"]);

function compareWithRow(
  row: Row,
  after: unknown,
  place: Place,
  comparison: Comparison,
): Unexplained[] {
  if (row.after === undefined && REPLACED_BY_ANOTHER_PAGE.has(row.rule)) return [];
  const used = new Set(place.used).add(row);
  return compare(row.after, after, { ...place, used }, comparison);
}

function descend(
  before: unknown,
  after: unknown,
  place: Place,
  comparison: Comparison,
): Unexplained[] {
  if (isJson(before) && isJson(after)) return compareObjects(before, after, place, comparison);
  // A list that lost all its items is removed too.
  if (Array.isArray(before) && (Array.isArray(after) || after === undefined)) {
    const found = compareLists(before, listOf(after), place, comparison);
    if (Array.isArray(after) || found.length === 0) return found;
  }
  return [{ pointer: place.pointers[0] ?? "", before, after }];
}

function compareObjects(
  before: Json,
  after: Json,
  place: Place,
  comparison: Comparison,
): Unexplained[] {
  const found: Unexplained[] = [];
  const matched = new Set<string>();
  for (const key of Object.keys(before)) {
    if (isComparedApart(key, place)) continue;
    const names = comparison.rows.namesOf(place.pointers, key);
    const name = names.findLast((candidate) => Object.hasOwn(after, candidate)) ?? key;
    matched.add(name);
    const child = childPlace(place, names, name);
    found.push(...compare(before[key], childOf(after, name), child, comparison));
  }
  for (const key of Object.keys(after).filter((name) => !matched.has(name))) {
    if (place.output.endsWith("/mapping") && isImplicitTag(key, after[key], comparison)) continue;
    found.push(...compare(undefined, after[key], childPlace(place, [key], key), comparison));
  }
  return found;
}

/** The servers and the security of an operation are compared with those of the path and the root. */
function isComparedApart(key: string, { output }: Place): boolean {
  return (key === "servers" || key === "security") && OPERATION.test(output);
}

const OPERATION = /^\/(?:paths|webhooks)\/[^/]+\/[a-z]+$/;

/** A renamed component keeps its tag in a mapping that the page does not need. */
function isImplicitTag(tag: string, target: unknown, { rows }: Comparison): boolean {
  return rows.renameReference(`#/components/schemas/${tag}`) === target;
}

export function childPlace(place: Place, names: (string | number)[], output: string): Place {
  const pointers = place.pointers.flatMap((pointer) =>
    names.map((name) => pointer + segment(name)),
  );
  return { pointers, output: place.output + segment(output), used: place.used };
}

/** Items that a row removes are skipped. The others have to be in the same order. */
function compareLists(
  before: unknown[],
  after: unknown[],
  place: Place,
  comparison: Comparison,
): Unexplained[] {
  const isRemoved = (index: number) =>
    place.pointers.some((pointer) =>
      comparison.rows
        .at(pointer + segment(index))
        .some((row) => row.after === undefined && !place.used.has(row)),
    );
  const surplus = before.length - after.length;
  const kept = [...before.entries()].filter(([index]) => surplus <= 0 || !isRemoved(index));
  return Array.from({ length: Math.max(kept.length, after.length) }, (_, index) => {
    const [own, value] = kept[index] ?? [index, undefined];
    const names = own === index ? [index] : [own, index];
    return compare(value, after[index], childPlace(place, names, String(index)), comparison);
  }).flat();
}

/** Applies the renames of components to the references in a value. They have no rows of their own. */
function renameReferences(value: unknown, rows: Rows): unknown {
  if (typeof value === "string")
    return value.startsWith("#/components/") ? rows.renameReference(value) : value;
  if (Array.isArray(value)) return value.map((item) => renameReferences(item, rows));
  if (!isJson(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, renameReferences(child, rows)]),
  );
}
