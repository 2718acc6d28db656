import { structure } from "./annotations.ts";
import { canonical } from "./canonical.ts";
import type { PageDocument } from "./extract.ts";
import { groupOf } from "./groups.ts";
import type { Merged } from "./merge.ts";
import { joinOperations } from "./join-operations.ts";
import { adopt, pointerOf, positionOf } from "./origins.ts";
import { placeOf } from "./page.ts";
import { record, takeFuller, type Entry } from "./merge-entries.ts";
import { isObject, METHODS, type JsonObject } from "./walk.ts";

/** The path items of all pages, under `paths` or `webhooks`; an operation that stands on two pages becomes one. */
export function mergePathItems(
  documents: PageDocument[],
  root: "paths" | "webhooks",
  merged: Merged,
): JsonObject {
  const found = new Map<string, Entry[]>();
  for (const document of documents) {
    const items = document.value[root];
    for (const path of isObject(items) ? Object.keys(items) : []) {
      const entry = { document, container: items as JsonObject, key: path }; // `items` has a key
      const known = found.get(path);
      if (known) known.push(entry);
      else found.set(path, [entry]);
    }
  }
  const names = [...found.keys()].sort();
  return Object.fromEntries(
    names.map((path) => [path, mergeItem(path, found.get(path) ?? [], merged)]),
  );
}

function mergeItem(path: string, entries: Entry[], merged: Merged): unknown {
  const [first, ...others] = entries;
  const item = first?.container[first.key];
  if (!first || others.length === 0 || !isObject(item)) return item;
  spreadShared(entries);
  const result: JsonObject = {};
  const keys = new Set(
    entries.flatMap(({ container, key }) => Object.keys(itemOf(container, key))),
  );
  for (const key of keys) {
    const own = entries
      .map(({ document, container, key: name }) => ({
        document,
        container: itemOf(container, name),
        key,
      }))
      .filter(({ container }) => Object.hasOwn(container, key));
    const isOperation = METHODS.some((method) => method === key);
    result[key] = isOperation
      ? mergeOperation(`${key.toUpperCase()} ${path}`, own, merged)
      : takeFuller(own, merged);
  }
  return result;
}

function itemOf(container: JsonObject, key: string): JsonObject {
  const item = container[key];
  return isObject(item) ? item : {};
}

/** What one page says for all operations of a path holds for the operations of that page alone. */
function spreadShared(entries: Entry[]): void {
  const items = entries.map(({ container, key }) => itemOf(container, key));
  for (const key of ["servers", "parameters"]) {
    if (new Set(items.map((item) => canonical(item[key]))).size === 1) continue;
    for (const item of items) {
      const shared = item[key];
      if (!Array.isArray(shared)) continue;
      for (const method of METHODS) {
        const operation = item[method];
        if (isObject(operation)) spreadInto(operation, key, shared);
      }
      delete item[key];
    }
  }
}

function spreadInto(operation: JsonObject, key: string, shared: unknown[]): void {
  const own: unknown[] = Array.isArray(operation[key]) ? operation[key] : [];
  if (key === "servers" && own.length > 0) return;
  const known = new Set(own.map(identity));
  const value = [
    ...own,
    ...structuredCloneList(shared.filter((item) => !known.has(identity(item)))),
  ];
  adopt(value, operation, key);
  operation[key] = value;
}

/** What makes two parameters one. */
function identity(parameter: unknown): string {
  if (!isObject(parameter)) return canonical(parameter);
  return canonical(parameter["$ref"] ?? [parameter["in"], parameter["name"]]);
}

function structuredCloneList(list: unknown[]): unknown[] {
  return list.map((item) => structuredClone(item));
}

function mergeOperation(name: string, entries: Entry[], merged: Merged): unknown {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = structure(entry.container[entry.key]);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  const variants = [...groups.values()].map((same) => ({
    entry: same[0],
    value: takeFuller(same, merged),
  }));
  let result = variants[0];
  for (const variant of variants.slice(1)) {
    if (!result?.entry || !variant.entry) continue;
    result = { entry: result.entry, value: decide(name, [result, variant] as Pair, merged) }; // both have an entry
  }
  return result?.value;
}

type Described = { entry: Entry; value: unknown };
type Pair = [Described, Described];

function decide(name: string, [known, other]: Pair, merged: Merged): unknown {
  const { container, key, document } = other.entry;
  const first = placeOf(positionOf(known.entry.container, known.entry.key));
  const place = { at: positionOf(container, key), pointer: pointerOf(container, key) };
  const joined =
    isObject(known.value) && isObject(other.value)
      ? joinOperations(known.value, other.value)
      : undefined;
  if (joined) {
    adopt(joined, known.entry.container, known.entry.key);
    record(merged, "joined-operations", other.entry, joined);
    const message = `${name} is described at ${first} too, with other media types: either's contents are allowed.`;
    merged.problems.push({ severity: "warning", rule: "joined-operations", message, ...place });
    return joined;
  }
  const isOneGroup = groupOf(document) === groupOf(known.entry.document);
  const what = `${name} differs from the one at ${first}`;
  if (isOneGroup) {
    const message = `${what}, and nothing on the pages tells them apart. Remove one page, or pull both again.`;
    merged.problems.push({ severity: "error", rule: "conflicting-pages", message, ...place });
  } else {
    record(merged, "page-groups", other.entry, undefined);
    const message = `${what}, which belongs to another group of pages. This one is left out: a document holds one ${name}.`;
    merged.problems.push({ severity: "warning", rule: "page-groups", message, ...place });
  }
  return known.value;
}
