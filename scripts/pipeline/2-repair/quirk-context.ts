import type { Change } from "../report/change.ts";
import { noteEdit, noteEditOf } from "../report/edits.ts";
import { placeOfEntry, pointerWithin, type Place } from "../report/entry-place.ts";
import { keepItemPositions } from "../report/list-origins.ts";
import { inheritOrigin, originOf, pointerOf, positionOf, renameEntry } from "../report/origins.ts";
import type { Problem } from "../report/problems.ts";
import { isSameJson } from "../values/canonical-json.ts";
import type { Key } from "../values/json-pointer.ts";
import { toJson } from "../values/to-json.ts";
import type { Context } from "./quirk.ts";

/** The changes and problems that quirks have recorded. */
export interface RepairLog {
  changes: Change[];
  /** Problems that come with a change, which happens once. */
  warnings: Problem[];
  /** Problems without a change, which every round finds again. */
  reports: Problem[];
}

/** A document and the page that it is on. */
export type RepairTarget = Pick<Context, "document" | "pageContext">;

/** Creates the context through which a quirk edits a document. The log gets a row for each edit. */
export function createQuirkContext(rule: string, target: RepairTarget, log: RepairLog): Context {
  const record = (place: Place, { before, after, warning }: Edit) => {
    log.changes.push({ rule, ...place, before: toJson(before), after });
    if (warning) log.warnings.push({ severity: "warning", rule, message: warning, ...place });
  };
  return {
    ...target,
    set(container, key, value, warning) {
      // Not an inherited value, such as the method `toString`.
      const isOwn = Object.hasOwn(container, key);
      const before: unknown = isOwn ? Reflect.get(container, key) : undefined;
      if (isOwn && isSameJson(before, value)) return;
      record(placeOf(container, key, target), { before, after: value, warning });
      inheritOrigin(value, container, key);
      keepItemPositions(value, before);
      Reflect.set(container, key, value);
      noteEdit(container, key, { rule });
    },
    remove(container, key, warning) {
      if (!Object.hasOwn(container, key)) return;
      const before: unknown = Reflect.get(container, key);
      record(placeOf(container, key, target), { before, after: undefined, warning });
      Reflect.deleteProperty(container, key);
      noteEditOf(container, { rule });
    },
    rename(container, key, name, warning) {
      if (!Object.hasOwn(container, key) || Object.hasOwn(container, name)) return;
      record(placeOf(container, key, target), { before: key, after: name, warning });
      renameEntry(container, key, name);
      noteEdit(container, name, { rule });
    },
    removeItems(container, key, isSurplus, warning) {
      for (const { item, place } of takeItems(container, key, isSurplus)) {
        record(place, { before: item, after: undefined, warning });
        if (Object.hasOwn(container, key)) noteEdit(container, key, { rule });
        else noteEditOf(container, { rule });
      }
    },
    report(severity, container, key, message) {
      log.reports.push({ severity, rule, message, ...placeOf(container, key, target) });
    },
  };
}

interface Edit {
  before: unknown;
  after: unknown;
  warning: string | undefined;
}

/** Removes items from a list, and the key of the list if no item is left. Returns the items with their places. */
function takeItems(
  container: object,
  key: Key,
  isSurplus: (item: unknown) => boolean,
): { item: unknown; place: Place }[] {
  const list: unknown = Reflect.get(container, key);
  if (!Array.isArray(list)) return [];
  const items: unknown[] = list;
  const kept = items.filter((item) => !isSurplus(item));
  if (kept.length === items.length) return [];
  const taken = items
    .map((item, index) => ({ item, place: placeOfItem(items, index) }))
    .filter(({ item }) => isSurplus(item));
  inheritOrigin(kept, container, key);
  keepItemPositions(kept, items);
  if (kept.length === 0) Reflect.deleteProperty(container, key);
  else Reflect.set(container, key, kept);
  return taken;
}

/** The place of an entry on its page. If no part of it is on a page, it is the start of the page. */
function placeOf(container: object, key: Key, { document, pageContext }: RepairTarget): Place {
  const { at, pointer } = placeOfEntry(container, key);
  if (at) return { at, pointer };
  const own = pointerWithin(document, container, key);
  return { at: { page: pageContext.page, offset: 0 }, pointer: own ?? pointer };
}

/** Uses the place that the item has on the page, because items before it may have been removed. */
function placeOfItem(items: unknown[], index: number): Place {
  const item = items[index];
  if (typeof item === "object" && item && originOf(item))
    return { at: positionOf(item), pointer: pointerOf(item) };
  return { at: positionOf(items, index), pointer: pointerOf(items, index) };
}
