import { isObject } from "../values/json-object.ts";
import { toPointer, type Key } from "../values/json-pointer.ts";
import { originOf, pointerOf, positionOf } from "./origins.ts";
import type { Position } from "./page.ts";

/** A place on a page. */
export interface Place {
  at: Position | undefined;
  pointer: string;
}

/**
 * The place of a container's entry. If merging created the container, it is the place of the entry's value, or of the
 * first part of the value that comes from a page.
 */
export function placeOfEntry(container: object, key: Key): Place {
  const own: Place = { at: positionOf(container, key), pointer: pointerOf(container, key) };
  return own.at ? own : (placeOfValue(Reflect.get(container, key)) ?? own);
}

/** The pointer of an entry of a container that is on no page, within the document that holds the container. */
export function pointerWithin(document: unknown, container: object, key: Key): string | undefined {
  const pending: { value: unknown; segments: Key[] }[] = [{ value: document, segments: [] }];
  // The list grows while the loop runs. The containers that merging creates are near the top.
  for (const { value, segments } of pending) {
    if (value === container) return toPointer([...segments, key]);
    if (!isObject(value) || originOf(value)) continue;
    for (const [name, child] of Object.entries(value))
      pending.push({ value: child, segments: [...segments, name] });
  }
  return undefined;
}

/** The place of a value, or of the first part of it that comes from a page. */
export function placeOfValue(value: unknown): Place | undefined {
  const pending = [value];
  // The list grows while the loop runs, so the parts near the top come first.
  for (const part of pending) {
    if (typeof part !== "object" || part === null) continue;
    if (originOf(part)) return { at: positionOf(part), pointer: pointerOf(part) };
    pending.push(...(Object.values(part) as unknown[])); // the values of an object have any type
  }
  return undefined;
}
