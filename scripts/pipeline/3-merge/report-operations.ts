import { positionOf } from "../report/origins.ts";
import { placeOf } from "../report/page.ts";
import { problemOf } from "../report/problems.ts";
import type { RuleId } from "../report/rules.ts";
import type { Entry } from "./merge-entries.ts";
import type { Merged } from "./merged.ts";
import { groupOf } from "./page-groups.ts";
import type { Form } from "./rank-variants.ts";
import { locate, recordChange } from "./record-change.ts";

/** Descriptions of an operation that differ only in annotations, merged into one value. */
export interface Variant extends Form {
  entries: Entry[];
  value: unknown;
}

/** Two descriptions of one operation. The first one is more important. */
export interface Pair {
  name: string;
  first: Variant;
  other: Variant;
}

export function reportJoined({ name, first, other }: Pair, merged: Merged): void {
  const message = `${name} has other media types than at ${placeOfEntry(first.entries[0])}. Joined the two, so both are allowed.`;
  report("joined-operations", { entry: other.entries[0], message }, merged);
}

/** Names two pages of one group, because pages of different groups may differ. */
export function reportConflict({ name, first, other }: Pair, merged: Merged): void {
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

export function reportLeftOut({ name, first, other }: Pair, merged: Merged): void {
  recordForEach(other, { rule: "page-groups", after: undefined }, merged);
  const message = `${name} differs from the one at ${placeOfEntry(first.entries[0])}, which belongs to another group of pages. Left this one out, because a document can have only one.`;
  report("page-groups", { entry: other.entries[0], message }, merged);
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

/** Adds a row for each page that has this description. */
export function recordForEach(
  { entries }: Variant,
  change: { rule: RuleId; after: unknown },
  merged: Merged,
): void {
  for (const { container, key } of entries) recordChange(merged, { ...change, container, key });
}
