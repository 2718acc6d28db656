import { structureOf } from "../openapi/ignoring-annotations.ts";
import { inheritOrigin, pointerOf, positionOf } from "../report/origins.ts";
import { placeOf } from "../report/page.ts";
import { problemOf } from "../report/problems.ts";
import { groupBy } from "../values/group-by.ts";
import { isObject } from "../values/json-object.ts";
import { joinOperations } from "./join-operations.ts";
import { record, takeFuller, type Entry } from "./merge-entries.ts";
import type { Merged } from "./merged.ts";
import { groupOf } from "./page-groups.ts";

/** One operation of what several pages say of it: joined, or decided with a word on why. */
export function mergeOperation(name: string, entries: Entry[], merged: Merged): unknown {
  const groups = groupBy(entries, ({ container, key }) => structureOf(container[key]));
  const variants = [...groups.values()].map((same) => ({
    entry: same[0],
    value: takeFuller(same, merged),
  }));
  let result = variants[0];
  for (const variant of variants.slice(1)) {
    if (!result?.entry || !variant.entry) continue;
    result = { entry: result.entry, value: decide(name, [result, variant] as Pair, merged) }; // both have an entry
  }
  return result?.value;
}

type Described = { entry: Entry; value: unknown };
type Pair = [Described, Described];

function decide(name: string, [known, other]: Pair, merged: Merged): unknown {
  const { container, key, document } = other.entry;
  const first = placeOf(positionOf(known.entry.container, known.entry.key));
  const place = { at: positionOf(container, key), pointer: pointerOf(container, key) };
  const joined =
    isObject(known.value) && isObject(other.value)
      ? joinOperations(known.value, other.value)
      : undefined;
  if (joined) {
    inheritOrigin(joined, known.entry.container, known.entry.key);
    record(merged, "joined-operations", other.entry, joined);
    const message = `${name} is described at ${first} too, with other media types: either's contents are allowed.`;
    merged.problems.push(problemOf("joined-operations", message, place));
    return joined;
  }
  const isOneGroup = groupOf(document) === groupOf(known.entry.document);
  const what = `${name} differs from the one at ${first}`;
  if (isOneGroup) {
    const message = `${what}, and nothing on the pages tells them apart. Remove one page, or pull both again.`;
    merged.problems.push(problemOf("conflicting-pages", message, place));
  } else {
    record(merged, "page-groups", other.entry, undefined);
    const message = `${what}, which belongs to another group of pages. This one is left out: a document holds one ${name}.`;
    merged.problems.push(problemOf("page-groups", message, place));
  }
  return known.value;
}
