import { structureOf } from "../openapi/ignoring-annotations.ts";
import { inheritOrigin, positionOf } from "../report/origins.ts";
import { placeOf } from "../report/page.ts";
import { problemOf } from "../report/problems.ts";
import type { RuleId } from "../report/rules.ts";
import { groupBy } from "../values/group-by.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import { joinOperations } from "./join-operations.ts";
import { mergeEntries, type Entry } from "./merge-entries.ts";
import type { Merged } from "./merged.ts";
import { groupOf } from "./page-groups.ts";
import { rankForms, type Form, type PublicationSizes } from "./rank-variants.ts";
import { locate, recordChange } from "./record-change.ts";

/** Descriptions of an operation that differ only in annotations, merged into one value. */
interface Variant extends Form {
  entries: Entry[];
  value: unknown;
}

export interface OperationEntries {
  /** The method and the path, for messages. */
  name: string;
  entries: Entry[];
  sizes: PublicationSizes;
}

/** Merges the descriptions of one operation on several pages. */
export function mergeOperation(
  { name, entries, sizes }: OperationEntries,
  merged: Merged,
): unknown {
  const groups = groupBy(entries, ({ container, key }) => structureOf(container[key]));
  const variants = [...groups].map(([text, same]): Variant => ({
    entries: same,
    documents: same.map(({ document }) => document),
    text,
    value: mergeEntries(same, merged),
  }));
  const [first, ...others] = rankForms(variants, sizes);
  if (!first) return undefined;
  const joined = others.filter((other) => joinInto({ name, first, other }, merged));
  if (joined.length > 0) recordJoined([first, ...joined], first.value, merged);
  return first.value;
}

interface Pair {
  name: string;
  first: Variant;
  other: Variant;
}

/** Whether the other description became a part of the first one. Otherwise it is left out, which is reported. */
function joinInto(pair: Pair, merged: Merged): boolean {
  const { first, other } = pair;
  const joined = join(first, other);
  const groups = new Set(first.documents.map(groupOf));
  const isConflict = other.documents.some((document) => groups.has(groupOf(document)));
  if (joined) reportJoined(pair, merged);
  else if (isConflict) reportConflict(pair, merged);
  else reportLeftOut(pair, merged);
  if (joined) first.value = joined;
  return joined !== undefined;
}

function join(first: Variant, other: Variant): JsonObject | undefined {
  if (!isObject(first.value) || !isObject(other.value)) return undefined;
  const joined = joinOperations(first.value, other.value);
  const [entry] = first.entries;
  if (entry) inheritOrigin(joined, entry.container, entry.key);
  return joined;
}

/** Every page that describes the operation gets a row, with the operation that all of them make up. */
function recordJoined(variants: Variant[], after: unknown, merged: Merged): void {
  for (const variant of variants)
    recordForEach(variant, { rule: "joined-operations", after }, merged);
}

function reportJoined({ name, first, other }: Pair, merged: Merged): void {
  const message = `${name} has other media types than at ${placeOfEntry(first.entries[0])}. Joined the two, so both are allowed.`;
  report("joined-operations", { entry: other.entries[0], message }, merged);
}

/** Names two pages of one group, because pages of different groups may differ. */
function reportConflict({ name, first, other }: Pair, merged: Merged): void {
  const firstByGroup = new Map(
    [...first.entries].reverse().map((entry) => [groupOf(entry.document), entry]),
  );
  const entry = other.entries.find(({ document }) => firstByGroup.has(groupOf(document)));
  const contrary = entry && firstByGroup.get(groupOf(entry.document));
  const pages = [entry, contrary].map((item) => item?.document.pageContext.page);
  const advice =
    pages[0] === pages[1]
      ? "which is on the same page. Remove one of them from the page."
      : "and nothing on the pages tells them apart. Remove one page, or pull both again.";
  const message = `${name} differs from the one at ${placeOfEntry(contrary)}, ${advice}`;
  report("conflicting-pages", { entry, message }, merged);
}

function reportLeftOut({ name, first, other }: Pair, merged: Merged): void {
  recordForEach(other, { rule: "page-groups", after: undefined }, merged);
  const message = `${name} differs from the one at ${placeOfEntry(first.entries[0])}, which belongs to another group of pages. Left this one out, because a document can have only one.`;
  report("page-groups", { entry: other.entries[0], message }, merged);
}

function recordForEach(
  { entries }: Variant,
  change: { rule: RuleId; after: unknown },
  merged: Merged,
): void {
  for (const { container, key } of entries) recordChange(merged, { ...change, container, key });
}

function placeOfEntry(entry: Entry | undefined): string {
  return placeOf(entry && positionOf(entry.container, entry.key));
}

function report(
  rule: RuleId,
  { entry, message }: { entry: Entry | undefined; message: string },
  merged: Merged,
): void {
  if (entry) merged.problems.push(problemOf(rule, message, locate(entry.container, entry.key)));
}
