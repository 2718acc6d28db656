import type { PageDocument } from "../1-extract/page-document.ts";
import { isMethod } from "../openapi/walk.ts";
import { compareText } from "../values/compare-text.ts";
import { groupBy } from "../values/group-by.ts";
import { isObject, objectAt, type JsonObject } from "../values/json-object.ts";
import { mergeEntries, type Entry } from "./merge-entries.ts";
import { mergeOperation } from "./merge-operations.ts";
import type { Merged } from "./merged.ts";
import { moveDefaultsToOperations } from "./path-item-defaults.ts";
import { countPublications, type PublicationSizes } from "./rank-variants.ts";

/** Merges the path items of all pages, sorted by path. */
export function mergePathItems(
  documents: PageDocument[],
  root: "paths" | "webhooks",
  merged: Merged,
): JsonObject {
  const entries = documents.flatMap((document): Entry[] => {
    const container = objectAt(document.value, root);
    return Object.keys(container).map((key) => ({ document, container, key }));
  });
  const sizes = countPublications(documents);
  const items = [...groupBy(entries, ({ key }) => key)].sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(
    items.map(([path, same]) => [path, mergePathItem(same, sizes, merged)]),
  );
}

function mergePathItem(entries: Entry[], sizes: PublicationSizes, merged: Merged): unknown {
  const [first, ...others] = entries;
  const firstItem = first?.container[first.key];
  if (!first || others.length === 0 || !isObject(firstItem)) return firstItem;
  const path = first.key;
  const pages = entries.map(({ document, container }) => ({
    document,
    container: objectAt(container, path),
  }));
  moveDefaultsToOperations(pages.map(({ container }) => container));
  const result: JsonObject = {};
  for (const key of new Set(pages.flatMap(({ container }) => Object.keys(container)))) {
    const same = pages
      .filter(({ container }) => Object.hasOwn(container, key))
      .map((page) => ({ ...page, key }));
    result[key] = isMethod(key)
      ? mergeOperation({ name: `${key.toUpperCase()} ${path}`, entries: same, sizes }, merged)
      : mergeEntries(same, merged);
  }
  return result;
}
