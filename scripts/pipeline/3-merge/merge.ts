import type { PageDocument } from "../1-extract/page-document.ts";
import { compareText } from "../values/compare-text.ts";
import { isObject, objectAt, type JsonObject } from "../values/json-object.ts";
import { sortPages } from "./compare-pages.ts";
import { collectComponents, sectionsOf } from "./components.ts";
import { mergeExtensions, mergeInfo, mergeOtherKeys, mergeTags } from "./info-and-tags.ts";
import { mergeEntries } from "./merge-entries.ts";
import type { Merged } from "./merged.ts";
import { mergePathItems } from "./path-items.ts";
import { unifyTemplates } from "./path-templates.ts";
import { renameRepeatedOperationIds } from "./rename-operation-ids.ts";
import { renameVariants } from "./rename-variants.ts";
import { repeatChanges } from "./repeat-changes.ts";
import { mergeSecurity, mergeServers } from "./servers-and-security.ts";
import { textOf } from "../values/text-of.ts";

/**
 * Merges the documents of an API into one. Equal parts merge, and parts that differ only in annotations take the best
 * ones. Components that differ in meaning under one name get two names. Two descriptions of one operation that differ in
 * meaning are an error if their pages belong to one group.
 */
export function mergeDocuments(documents: PageDocument[], api: string): Merged {
  const sorted = sortPages(documents);
  const values = sorted.map(({ value }) => value);
  const merged: Merged = { document: {}, changes: [], problems: [], absorbed: [] };
  const target = merged.document;
  target["openapi"] = newestVersion(values);
  target["info"] = mergeInfo(values, api, merged);
  // Components come first: operations that refer to them are compared by the new names.
  const components = mergeComponents(sorted, merged);
  mergeServers(sorted, target, merged);
  mergeSecurity(values, target, merged);
  mergeTags(values, target, merged);
  target["paths"] = mergePathItems(unifyTemplates(sorted, merged), "paths", merged);
  if (values.some((value) => isObject(value["webhooks"])))
    target["webhooks"] = mergePathItems(sorted, "webhooks", merged);
  if (Object.keys(components).length > 0) target["components"] = components;
  mergeOtherKeys(values, target, merged);
  const countBefore = merged.changes.length;
  renameRepeatedOperationIds(target, merged);
  merged.changes.push(...repeatChanges(merged.changes.slice(countBefore), sorted, merged));
  return merged;
}

function newestVersion(values: JsonObject[]): string | undefined {
  const versions = values.map((value) => textOf(value["openapi"]));
  return versions.sort(compareText).at(-1);
}

function mergeComponents(documents: PageDocument[], merged: Merged): JsonObject {
  const components = collectComponents(documents);
  renameVariants(documents, components, merged);
  const sections = documents.flatMap(({ value }) => sectionsOf(value).map(([name]) => name));
  const result = new Map(sections.map((name): [string, JsonObject] => [name, {}]));
  for (const { section, name, variants } of components.values()) {
    const entries = (variants[0] ?? []).map((definition) => ({
      document: definition.document,
      container: definition.entries,
      key: name,
      text: definition.text,
    }));
    const target = result.get(section);
    if (target) target[name] = mergeEntries(entries, merged);
  }
  const sets = documents.map(({ value }) => objectAt(value, "components"));
  return { ...Object.fromEntries(result), ...mergeExtensions(sets, merged) };
}

/** Sorts the sections and the components by name. Call it after the overlay, which may add some. */
export function sortComponents(document: JsonObject): JsonObject {
  const { components } = document;
  if (!isObject(components)) return document;
  const sections = Object.entries(components).map(([name, entries]): [string, unknown] => [
    name,
    isObject(entries) ? sortKeys(entries) : entries,
  ]);
  return { ...document, components: sortKeys(Object.fromEntries(sections)) };
}

function sortKeys(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => compareText(a, b)));
}
