import { canonicalJson } from "../pipeline/values/canonical-json.ts";
import { isObject } from "../pipeline/values/json-object.ts";
import { identityOf } from "./json-path.ts";

/** How an edited list follows from the list before: some items stay, and the others are removed or added. */
export interface MatchedItems {
  /** The items that stay, with their places in both lists. */
  kept: { before: number; after: number }[];
  /** The places of the removed items in the list before. */
  removed: number[];
  /** The items added at the end. */
  added: unknown[];
}

/** Returns `undefined` if the list changed in another way, for example in its order. */
export function matchItems(
  before: readonly unknown[],
  after: readonly unknown[],
): MatchedItems | undefined {
  const kept: MatchedItems["kept"] = [];
  const find = createFinder(before);
  let last = -1;
  for (const [index, item] of after.entries()) {
    const place = find(item, isEditedInPlace(before, after, index) ? index : undefined);
    if (place === undefined) break;
    if (place <= last) return undefined;
    kept.push({ before: place, after: index });
    last = place;
  }
  const added = after.slice(kept.length);
  // An item that stays behind an added one would change its place.
  if (added.some((item) => find(item) !== undefined)) return undefined;
  const stays = new Set(kept.map((pair) => pair.before));
  const removed = before.map((_, index) => index).filter((index) => !stays.has(index));
  return { kept, removed, added };
}

type Find = (item: unknown, otherPlace?: number) => number | undefined;

/** Finds the place of an item by its content, by its identity, or by a given place. Each place is found once. */
function createFinder(list: readonly unknown[]): Find {
  const places = new Map<string, number[]>();
  for (const [index, item] of list.entries()) {
    for (const key of keysOf(item)) places.set(key, [...(places.get(key) ?? []), index]);
  }
  const used = new Set<number>();
  return (item, otherPlace) => {
    const candidates = keysOf(item).flatMap((key) => places.get(key) ?? []);
    if (otherPlace !== undefined) candidates.push(otherPlace);
    const place = candidates.find((candidate) => !used.has(candidate));
    if (place !== undefined) used.add(place);
    return place;
  };
}

function keysOf(item: unknown): string[] {
  const identity = identityOf(item);
  return identity === undefined ? [canonicalJson(item)] : [canonicalJson(item), identity];
}

/** Whether an object was edited in a list whose length has not changed. */
function isEditedInPlace(
  before: readonly unknown[],
  after: readonly unknown[],
  index: number,
): boolean {
  return isObject(before[index]) && isObject(after[index]) && before.length === after.length;
}
