import { noteEdit, type Edit } from "../report/edits.ts";
import { setForeignEntry } from "../report/foreign-entries.ts";
import { copyOrigins, inheritOrigin, positionOf } from "../report/origins.ts";
import type { Position } from "../report/page.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import type { Key } from "../values/json-pointer.ts";

/** A value of an overlay, its position there, and the edit that puts it into the document. */
export interface Addition {
  value: unknown;
  at: Position | undefined;
  edit: Edit;
}

/** Merges as the Overlay specification defines it: objects merge, lists are appended, other values are replaced. */
export function mergeInto(target: JsonObject, update: JsonObject, edit: Edit): void {
  for (const [key, value] of Object.entries(update)) {
    const known = target[key];
    if (isObject(known) && isObject(value)) mergeInto(known, value, edit);
    else if (Array.isArray(known) && Array.isArray(value)) appendAll(known, value, edit);
    else assign(target, key, { value, at: positionOf(update, key), edit });
  }
}

export function appendAll(list: unknown[], values: unknown[], edit: Edit): void {
  for (const [index, value] of values.entries()) {
    append(list, { value, at: positionOf(values, index), edit });
  }
}

export function append(list: unknown[], addition: Addition): void {
  assign(list, list.length, addition);
}

/** Sets an entry to a copy of the value, because one update may apply to several places. */
export function assign(target: object, key: Key, { value, at, edit }: Addition): void {
  Reflect.set(target, key, copyWithOrigins(value));
  setForeignEntry(target, key, at);
  noteEdit(target, key, edit);
}

/** Copies the value of an entry. Each part of the copy keeps its position, or has the position of the entry. */
export function copyOf(value: unknown, container: object, key: Key): unknown {
  const copy = copyWithOrigins(value);
  inheritOrigin(copy, container, key);
  return copy;
}

function copyWithOrigins(value: unknown): unknown {
  const copy = structuredClone(value);
  copyOrigins(copy, value);
  return copy;
}
