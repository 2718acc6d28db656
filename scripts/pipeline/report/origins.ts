import { toPointer, type Key } from "../values/json-pointer.ts";
import type { Page, Position } from "./page.ts";

/**
 * Where an object or array of a parsed document stands on its page. It is kept beside the value, not in a table of
 * pointers, so that it stays right when a quirk moves or merges the value.
 */
export interface Origin {
  page: Page;
  offset: number;
  /** Where each key, or each item of a list, begins. */
  entries: Map<Key, number>;
  parent?: { origin: Origin; key: Key };
}

const origins = new WeakMap<object, Origin>();

export function setOrigin(value: object, origin: Origin): void {
  origins.set(value, origin);
}

export function originOf(value: unknown): Origin | undefined {
  return typeof value === "object" && value !== null ? origins.get(value) : undefined;
}

/** The place of a container's entry: its own when the page has it, else the container's. */
export function positionOf(container: object, key?: Key): Position | undefined {
  const origin = origins.get(container);
  if (!origin) return undefined;
  const entry = key === undefined ? undefined : origin.entries.get(key);
  return { page: origin.page, offset: entry ?? origin.offset };
}

/** The JSON pointer of a container's entry in the document of its page. */
export function pointerOf(container: object, key?: Key): string {
  const segments: Key[] = key === undefined ? [] : [key];
  for (let at = origins.get(container)?.parent; at; at = at.origin.parent) segments.push(at.key);
  return toPointer(segments.reverse());
}

/** Gives a value that did not come from the page, and all in it, the origin of the place where it is put. */
export function inheritOrigin(value: unknown, container: object, key: Key): void {
  if (typeof value !== "object" || value === null || origins.has(value)) return;
  const parent = origins.get(container);
  if (!parent) return;
  const offset = parent.entries.get(key) ?? parent.offset;
  origins.set(value, {
    page: parent.page,
    offset,
    entries: new Map(),
    parent: { origin: parent, key },
  });
  for (const [name, child] of Object.entries(value)) inheritOrigin(child, value, name);
}

/** Moves an entry to another key, with its position; what it holds keeps the pointer that it has on its page. */
export function renameEntry(container: object, key: string, name: string): void {
  Reflect.set(container, name, Reflect.get(container, key));
  Reflect.deleteProperty(container, key);
  const entries = origins.get(container)?.entries;
  const entry = entries?.get(key);
  if (entry) entries?.set(name, entry);
}
