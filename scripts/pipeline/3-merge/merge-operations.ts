import { structureOf } from "../openapi/ignoring-annotations.ts";
import { inheritOrigin } from "../report/origins.ts";
import { groupBy } from "../values/group-by.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import { joinOperations } from "./join-operations.ts";
import { absorb, mergeEntries, type Entry } from "./merge-entries.ts";
import type { Merged } from "./merged.ts";
import { groupOf } from "./page-groups.ts";
import { rankForms, type PublicationSizes } from "./rank-variants.ts";
import {
  recordForEach,
  reportConflict,
  reportJoined,
  reportLeftOut,
  type Pair,
  type Variant,
} from "./report-operations.ts";

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
  const [first, ...others] = variants.flatMap(({ entries }) => entries.slice(0, 1));
  if (first) absorb(first, others, merged);
  for (const variant of variants)
    recordForEach(variant, { rule: "joined-operations", after }, merged);
}
