import type { PageDocument } from "../1-extract/page-document.ts";
import { METHODS } from "../openapi/walk.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import { takeFuller, type Entry } from "./merge-entries.ts";
import { mergeOperation } from "./merge-operations.ts";
import type { Merged } from "./merged.ts";
import { itemOf, spreadShared } from "./path-item-defaults.ts";

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
