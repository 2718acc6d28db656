import type { Key } from "../values/json-pointer.ts";
import type { Position } from "./page.ts";

/** A rule that changed a value, and the place of the action if the rule is an overlay. */
export interface Edit {
  rule: string;
  action?: Position | undefined;
}

interface Edits {
  ofValue: Edit[];
  ofEntries: Map<Key, Edit[]>;
}

/** Attached to the values themselves, like their origins, so that later phases can move them. */
const edits = new WeakMap<object, Edits>();

/** Notes an edit of a container's entry. An object under the key keeps the edit when it is moved. */
export function noteEdit(container: object, key: Key, edit: Edit): void {
  const { ofEntries } = editsAt(container);
  ofEntries.set(key, withEdit(ofEntries.get(key), edit));
  noteEditOf(Reflect.get(container, key), edit);
}

/** Notes an edit of an object or a list, such as the removal of one of its entries. */
export function noteEditOf(value: unknown, edit: Edit): void {
  if (typeof value !== "object" || value === null) return;
  const own = editsAt(value);
  own.ofValue = withEdit(own.ofValue, edit);
}

/** The edits of an entry and of its value, each once. */
export function editsOf(container: object, key: Key): Edit[] {
  const entry = edits.get(container)?.ofEntries.get(key) ?? [];
  return editsOfValue(Reflect.get(container, key)).reduce(withEdit, entry);
}

export function editsOfValue(value: unknown): Edit[] {
  return typeof value === "object" && value !== null ? (edits.get(value)?.ofValue ?? []) : [];
}

function editsAt(value: object): Edits {
  const known = edits.get(value) ?? { ofValue: [], ofEntries: new Map<Key, Edit[]>() };
  edits.set(value, known);
  return known;
}

function withEdit(list: Edit[] = [], edit: Edit): Edit[] {
  return list.some((known) => isSame(known, edit)) ? list : [...list, edit];
}

function isSame(a: Edit, b: Edit): boolean {
  return (
    a.rule === b.rule && a.action?.page === b.action?.page && a.action?.offset === b.action?.offset
  );
}
