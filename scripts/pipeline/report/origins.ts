import { toPointer, type Key } from "../values/json-pointer.ts";
import { copyForeignEntries, foreignEntriesOf } from "./foreign-entries.ts";
import type { Page, Position } from "./page.ts";

/**
 * The place of an object or array on the page that it was parsed from. Origins are attached to the values themselves,
 * not to their JSON pointers, so that they stay correct when a quirk moves or merges a value.
 */
export interface Origin {
  page: Page;
  offset: number;
  /** The offset of each key of an object, or of each item of an array. */
  entries: Map<Key, number>;
  /** The entry that holds the value; `undefined` for the document itself. */
  parent: ParentEntry | undefined;
}

export interface ParentEntry {
  origin: Origin;
  key: Key;
}

const origins = new WeakMap<object, Origin>();

export function setOrigin(value: object, origin: Origin): void {
  origins.set(value, origin);
}

export function originOf(value: unknown): Origin | undefined {
  return isContainer(value) ? origins.get(value) : undefined;
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** The position of a container's entry, or of the container itself if the page does not have the entry. */
export function positionOf(container: object, key?: Key): Position | undefined {
  const foreign = key === undefined ? undefined : foreignEntriesOf(container)?.get(key);
  const origin = origins.get(container);
  if (foreign || !origin) return foreign;
  const entry = key === undefined ? undefined : origin.entries.get(key);
  return { page: origin.page, offset: entry ?? origin.offset };
}

/** Whether a page or an overlay has the entry, and no repair added it. */
export function isOnPage(container: object, key: Key): boolean {
  const isForeign = foreignEntriesOf(container)?.has(key) === true;
  return isForeign || origins.get(container)?.entries.has(key) === true;
}

/** The JSON pointer of a container's entry within the document on its page. */
export function pointerOf(container: object, key?: Key): string {
  const segments: Key[] = key === undefined ? [] : [key];
  for (let up = origins.get(container)?.parent; up; up = up.origin.parent) segments.push(up.key);
  return toPointer(segments.reverse());
}

/** Gives a value that the pipeline created, and everything inside it, the origin of the entry that will hold it. */
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

/** Gives each part of a copy the origin of the same part of the original. */
export function copyOrigins(copy: unknown, original: unknown): void {
  if (typeof copy !== "object" || copy === null) return;
  const origin = originOf(original);
  if (origin) origins.set(copy, { ...origin, entries: new Map(origin.entries) });
  if (isContainer(original)) copyForeignEntries(copy, original);
  for (const [key, part] of Object.entries(copy)) {
    copyOrigins(part, Reflect.get(original as object, key)); // the original has the shape of its copy
  }
}

/** Renames a key and keeps its position. The values inside keep the pointers that they have on the page. */
export function renameEntry(container: object, key: string, name: string): void {
  Reflect.set(container, name, Reflect.get(container, key));
  Reflect.deleteProperty(container, key);
  const entries = origins.get(container)?.entries;
  const entry = entries?.get(key);
  if (entry) entries?.set(name, entry);
}
