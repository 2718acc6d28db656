import type { PageContext } from "../1-extract/page-document.ts";
import type { Change } from "../report/change.ts";
import { inheritOrigin, originOf, pointerOf, positionOf, renameEntry } from "../report/origins.ts";
import type { Problem } from "../report/problems.ts";
import { canonicalJson } from "../values/canonical-json.ts";
import type { JsonObject } from "../values/json-object.ts";
import type { Key } from "../values/json-pointer.ts";
import { toJson } from "../values/to-json.ts";
import type { Context } from "./quirk.ts";

export interface RepairLog {
  changes: Change[];
  warnings: Problem[];
  reports: Problem[];
}

export function createQuirkContext(
  rule: string,
  document: JsonObject,
  pageContext: PageContext,
  ledger: RepairLog,
): Context {
  const { changes, warnings, reports } = ledger;
  // What merging made stands on no page: then it is said of the page as a whole.
  const placeOf = (container: object, key: Key): Place => {
    const place = findPlace(container, key);
    return { ...place, at: place.at ?? { page: pageContext.page, offset: 0 } };
  };
  const record = (place: Place, before: unknown, after: unknown, warning?: string) => {
    changes.push({ rule, ...place, before: toJson(before), after: toJson(after) });
    if (warning) warnings.push({ severity: "warning", rule, message: warning, ...place });
  };
  return {
    document,
    pageContext,
    set(container, key, value, warning) {
      const known: unknown = Reflect.get(container, key);
      const isSame = known === value || canonicalJson(known) === canonicalJson(value);
      if (isSame && Object.hasOwn(container, key)) return;
      record(placeOf(container, key), Reflect.get(container, key), value, warning);
      inheritOrigin(value, container, key);
      Reflect.set(container, key, value);
    },
    remove(container, key, warning) {
      if (!Object.hasOwn(container, key)) return;
      record(placeOf(container, key), Reflect.get(container, key), undefined, warning);
      Reflect.deleteProperty(container, key);
    },
    rename(container, key, name, warning) {
      if (!Object.hasOwn(container, key) || Object.hasOwn(container, name)) return;
      record(placeOf(container, key), key, name, warning);
      renameEntry(container, key, name);
    },
    removeItems(container, key, isSurplus, warning) {
      const list: unknown = Reflect.get(container, key);
      if (!Array.isArray(list)) return;
      const items: unknown[] = list;
      const kept = items.filter((item) => !isSurplus(item));
      if (kept.length === items.length) return;
      items.forEach((item, index) => {
        if (isSurplus(item)) record(itemPlace(items, index), item, undefined, warning);
      });
      inheritOrigin(kept, container, key);
      if (kept.length === 0) Reflect.deleteProperty(container, key);
      else Reflect.set(container, key, kept);
    },
    report(severity, container, key, message) {
      reports.push({ severity, rule, message, ...placeOf(container, key) });
    },
  };
}

type Place = Pick<Change, "at" | "pointer">;

/** Where an entry is on its page; what merging put together is where its content is. */
function findPlace(container: object, key: Key): Place {
  const child: unknown = Reflect.get(container, key);
  const isMade = !originOf(container) && originOf(child) && typeof child === "object" && child;
  if (isMade) return { at: positionOf(isMade), pointer: pointerOf(isMade) };
  return { at: positionOf(container, key), pointer: pointerOf(container, key) };
}

/** Under the index that the item has on the page, whatever was taken out before it. */
function itemPlace(items: unknown[], index: number): Place {
  const item = items[index];
  const key = originOf(item)?.parent?.key ?? index;
  const at = typeof item === "object" && item ? positionOf(item) : positionOf(items, index);
  return { at, pointer: pointerOf(items, key) };
}
