import type { Key } from "../values/json-pointer.ts";
import { foreignEntriesOf } from "./foreign-entries.ts";
import { originOf } from "./origins.ts";

/** Removes an item of a list. The items after it keep their positions. */
export function removeItem(list: unknown[], index: number): void {
  const length = list.length;
  list.splice(index, 1);
  moveUp(originOf(list)?.entries, { index, length });
  moveUp(foreignEntriesOf(list), { index, length });
}

function moveUp<Value>(
  entries: Map<Key, Value> | undefined,
  { index, length }: { index: number; length: number },
): void {
  for (let key = index; entries && key < length; key += 1) {
    const next = entries.get(key + 1);
    if (next === undefined) entries.delete(key);
    else entries.set(key, next);
  }
}

/** A list that replaces another one keeps the positions of its items: of all, or of those that both lists have. */
export function keepItemPositions(list: unknown, replaced: unknown): void {
  if (!Array.isArray(list) || !Array.isArray(replaced)) return;
  const [origin, before] = [originOf(list), originOf(replaced)];
  if (!origin || !before || origin.entries.size > 0 || origin.page !== before.page) return;
  for (const [index, item] of list.entries()) {
    const isSameLength = list.length === replaced.length;
    const offset = before.entries.get(isSameLength ? index : replaced.indexOf(item));
    if (offset !== undefined) origin.entries.set(index, offset);
  }
}
