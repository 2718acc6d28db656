import type { Key } from "../values/json-pointer.ts";
import type { Position } from "./page.ts";

type ForeignEntries = Map<Key, Position>;

const foreignEntries = new WeakMap<object, ForeignEntries>();

/** The positions of entries that come from another file than their container, such as an overlay. */
export function foreignEntriesOf(container: object): ForeignEntries | undefined {
  return foreignEntries.get(container);
}

/** Notes that an entry comes from another file than its container. */
export function setForeignEntry(container: object, key: Key, at: Position | undefined): void {
  if (!at) return;
  const entries = foreignEntries.get(container) ?? new Map<Key, Position>();
  foreignEntries.set(container, entries.set(key, at));
}

export function copyForeignEntries(copy: object, original: object): void {
  const entries = foreignEntries.get(original);
  if (entries) foreignEntries.set(copy, new Map(entries));
}
