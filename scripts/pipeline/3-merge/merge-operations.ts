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
import { locate, recordChange } from "./record-change.ts";

/** Descriptions of an operation that differ only in annotations, merged into one value. */
interface Variant {
  entry: Entry;
  value: unknown;
}

/** Merges the descriptions of one operation on several pages. `name` is its method and path, for messages. */
export function mergeOperation(name: string, entries: Entry[], merged: Merged): unknown {
  const groups = groupBy(entries, ({ container, key }) => structureOf(container[key]));
  const variants = [...groups.values()].flatMap((same): Variant[] =>
    same[0] ? [{ entry: same[0], value: mergeEntries(same, merged) }] : [],
  );
  const [first, ...others] = variants;
  if (!first) return undefined;
  for (const other of others) first.value = combine({ name, first, other }, merged);
  return first.value;
}

interface Pair {
  name: string;
  first: Variant;
  other: Variant;
}

function combine(pair: Pair, merged: Merged): unknown {
  const { first, other } = pair;
  const joined = join(first, other);
  if (joined) reportJoined(pair, joined, merged);
  else if (groupOf(other.entry.document) === groupOf(first.entry.document))
    reportConflict(pair, merged);
  else reportLeftOut(pair, merged);
  return joined ?? first.value;
}

function join(first: Variant, other: Variant): JsonObject | undefined {
  if (!isObject(first.value) || !isObject(other.value)) return undefined;
  const joined = joinOperations(first.value, other.value);
  inheritOrigin(joined, first.entry.container, first.entry.key);
  return joined;
}

function reportJoined(pair: Pair, joined: JsonObject, merged: Merged): void {
  const { container, key } = pair.other.entry;
  recordChange(merged, { rule: "joined-operations", container, key, after: joined });
  const message = `${pair.name} has other media types than at ${firstPlace(pair)}. Joined the two, so both are allowed.`;
  report("joined-operations", { pair, message }, merged);
}

function reportConflict(pair: Pair, merged: Merged): void {
  const message = `${pair.name} differs from the one at ${firstPlace(pair)}, and nothing on the pages tells them apart. Remove one page, or pull both again.`;
  report("conflicting-pages", { pair, message }, merged);
}

function reportLeftOut(pair: Pair, merged: Merged): void {
  const { container, key } = pair.other.entry;
  recordChange(merged, { rule: "page-groups", container, key, after: undefined });
  const message = `${pair.name} differs from the one at ${firstPlace(pair)}, which belongs to another group of pages. Left this one out, because a document can have only one.`;
  report("page-groups", { pair, message }, merged);
}

function firstPlace({ first }: Pair): string {
  return placeOf(positionOf(first.entry.container, first.entry.key));
}

function report(
  rule: RuleId,
  { pair, message }: { pair: Pair; message: string },
  merged: Merged,
): void {
  const { container, key } = pair.other.entry;
  merged.problems.push(problemOf(rule, message, locate(container, key)));
}
