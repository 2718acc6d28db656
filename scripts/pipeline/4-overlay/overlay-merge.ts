import { inheritOrigin } from "../report/origins.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import type { Key } from "../values/json-pointer.ts";

/** The merge of the Overlay specification: objects merge, lists are appended to, all else is replaced. */
export function mergeInto(target: JsonObject, update: JsonObject): void {
  for (const [key, value] of Object.entries(update)) {
    const known = target[key];
    if (isObject(known) && isObject(value)) mergeInto(known, value);
    else if (Array.isArray(known) && Array.isArray(value))
      known.push(...(cloneInto(value, update, key) as unknown[]));
    else target[key] = cloneInto(value, update, key);
  }
}

/** A copy, since one update may go to many places; it keeps the overlay's positions. */
export function cloneInto(value: unknown, container: object, key: Key): unknown {
  const copy = structuredClone(value);
  inheritOrigin(copy, container, key);
  return copy;
}
