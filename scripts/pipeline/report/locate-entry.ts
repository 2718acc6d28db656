import type { Key } from "../values/json-pointer.ts";
import { isOnPage, originOf, positionOf, type Origin } from "./origins.ts";
import type { Position } from "./page.ts";

/** Where an entry of the result comes from. */
export interface EntrySource {
  at: Position;
  /** Whether a page or an overlay writes the entry there. Otherwise the position is that of a value around it. */
  isWritten: boolean;
}

/**
 * The line that states an entry of the result: the line of its key, or of the item of a list. All outputs that name
 * lines of pages use it: the declaration map, `sources.json`, the findings, `diff`, and the playground.
 */
export function locateEntry(container: object, key: Key): EntrySource | undefined {
  if (isOnPage(container, key)) return written(positionOf(container, key));
  const value: unknown = Reflect.get(container, key);
  const own = originOf(value) ?? originOfMerged(value, key);
  const holder = own?.parent;
  const offset = holder?.origin.entries.get(holder.key);
  const isMerged = originOf(value) === undefined;
  const isSame = !isMerged || String(holder?.key) === String(key);
  if (holder && offset !== undefined && isSame)
    return written({ page: holder.origin.page, offset });
  const around = originOf(container) ?? originOfMerged(container);
  const entry = around?.entries.get(key);
  if (around && entry !== undefined) return written({ page: around.page, offset: entry });
  const nearest = own ?? around;
  return nearest && { at: startOf(nearest), isWritten: false };
}

/** The line of the nearest key around a value that the page has. */
function startOf(origin: Origin): Position {
  for (let up = origin.parent; up; up = up.origin.parent) {
    const offset = up.origin.entries.get(up.key);
    if (offset !== undefined) return { page: up.origin.page, offset };
  }
  return { page: origin.page, offset: origin.offset };
}

function written(at: Position | undefined): EntrySource | undefined {
  return at && { at, isWritten: true };
}

const merged = new WeakMap<object, Origin | undefined>();

/**
 * Merging creates the containers near the root, which are on no page. Such a container has the origin of the one that
 * holds the first of its entries on a page, if possible of one under the same key.
 */
export function originOfMerged(container: unknown, key?: Key): Origin | undefined {
  if (typeof container !== "object" || container === null) return undefined;
  if (merged.has(container)) return merged.get(container);
  const holders = Object.entries(container).flatMap(([name, value]): Origin[] => {
    const parent = (originOf(value) ?? originOfMerged(value, name))?.parent;
    return parent && String(parent.key) === name ? [parent.origin] : [];
  });
  const found = holders.find(({ parent }) => String(parent?.key) === String(key)) ?? holders[0];
  merged.set(container, found);
  return found;
}
