import type { PageDocument } from "../1-extract/page-document.ts";
import type { Change } from "../report/change.ts";
import { placeOfEntry } from "../report/entry-place.ts";
import { canonicalJson } from "../values/canonical-json.ts";
import { groupBy } from "../values/group-by.ts";
import { lookUp, unescapeSegment } from "../values/json-pointer.ts";
import type { Absorbed, Merged } from "./merged.ts";
import { locate } from "./record-change.ts";

/** Root keys whose merged value applies to every page that has the same one. */
const SHARED_KEYS = ["servers", "security"];

/**
 * Rows for the other pages of a merged part. A change after the merge is recorded for the page whose value was kept. It
 * changes the meaning of the other pages too, so each of them gets the same row at its own place.
 */
export function repeatChanges(
  changes: Change[],
  documents: PageDocument[],
  { absorbed }: Pick<Merged, "absorbed">,
): Change[] {
  const byPlace = groupBy(absorbed, ({ into }) => idOf(into.at?.page.name, into.pointer));
  return changes.flatMap((change) => [
    ...prefixesOf(change.pointer).flatMap((prefix) =>
      (byPlace.get(idOf(change.at?.page.name, prefix)) ?? []).map((part) =>
        repeatAt(change, part, change.pointer.slice(prefix.length)),
      ),
    ),
    ...repeatAtRoots(change, documents),
  ]);
}

function idOf(page: string | undefined, pointer: string): string {
  return `${page ?? ""} ${pointer}`;
}

/** `/a/b` → `/a`, `/a/b` */
function prefixesOf(pointer: string): string[] {
  const segments = pointer.split("/").slice(1);
  return segments.map((_, index) => `/${segments.slice(0, index + 1).join("/")}`);
}

function repeatAt(change: Change, { container, key }: Absorbed, rest: string): Change {
  const { at, pointer } = locate(container, key);
  return { ...change, at: positionBelow(container[key], rest) ?? at, pointer: pointer + rest };
}

/** The position of the deepest part of a pointer within a value. */
function positionBelow(value: unknown, pointer: string): Change["at"] {
  for (const prefix of prefixesOf(pointer).reverse()) {
    const end = prefix.lastIndexOf("/");
    const parent = end === 0 ? value : lookUp(value, `#${prefix.slice(0, end)}`);
    if (typeof parent !== "object" || parent === null) continue;
    const key = unescapeSegment(prefix.slice(end + 1));
    return placeOfEntry(parent, Array.isArray(parent) ? Number(key) : key).at;
  }
  return undefined;
}

function repeatAtRoots(change: Change, documents: PageDocument[]): Change[] {
  const key = SHARED_KEYS.find((name) => change.pointer === `/${name}`);
  if (key === undefined) return [];
  const before = canonicalJson(change.before);
  return documents
    .filter(({ value, pageContext }) => {
      return pageContext.page !== change.at?.page && canonicalJson(value[key]) === before;
    })
    .map(({ value }) => ({ ...change, ...locate(value, key) }));
}
