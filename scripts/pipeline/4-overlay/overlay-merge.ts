import { copyOrigins, inheritOrigin } from "../report/origins.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import type { Key } from "../values/json-pointer.ts";

/** Merges as the Overlay specification defines it: objects merge, lists are appended, other values are replaced. */
export function mergeInto(target: JsonObject, update: JsonObject): void {
  for (const [key, value] of Object.entries(update)) {
    const known = target[key];
    if (isObject(known) && isObject(value)) mergeInto(known, value);
    else if (Array.isArray(known) && Array.isArray(value))
      known.push(...(copyOf(value, update, key) as unknown[])); // a copy of a list is a list
    else target[key] = copyOf(value, update, key);
  }
}

/** Copies a value of an update, because one update may apply to several places. Each part of the copy keeps its position. */
export function copyOf(value: unknown, container: object, key: Key): unknown {
  const copy = structuredClone(value);
  copyOrigins(copy, value);
  inheritOrigin(copy, container, key);
  return copy;
}
