import type { PageDocument } from "../1-extract/page-document.ts";
import { positionOf } from "../report/origins.ts";
import { compareText } from "../values/compare-text.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import { collectComponents, sectionsOf } from "./components.ts";
import { mergeInfo, mergeRest, mergeTags } from "./info-and-tags.ts";
import { takeFuller } from "./merge-entries.ts";
import type { Merged } from "./merged.ts";
import { mergePathItems } from "./path-items.ts";
import { unifyTemplates } from "./path-templates.ts";
import { mergeSecurity, mergeServers } from "./servers-and-security.ts";
import { separateOperationIds } from "./unique-operation-ids.ts";
import { separateVariants } from "./variants.ts";

/**
 * Pages of one API become one document. What is equal merges, and what differs in annotations takes the fuller text;
 * what differs in meaning under one name gets two names where the pages belong to two groups, else it is an error.
 */
export function mergeDocuments(documents: PageDocument[], api: string): Merged {
  const sorted = [...documents].sort(byPage);
  const values = sorted.map(({ value }) => value);
  const merged: Merged = { document: {}, changes: [], problems: [] };
  const target = merged.document;
  target["openapi"] = values
    .map((value) => String(value["openapi"]))
    .sort(compareText)
    .at(-1);
  target["info"] = mergeInfo(values, api, merged);
  // Names first: what refers to a name has to be compared by the new one.
  const components = mergeComponents(sorted, merged);
  mergeServers(sorted, target, merged);
  mergeSecurity(values, target, merged);
  mergeTags(values, target, merged);
  unifyTemplates(sorted, merged);
  target["paths"] = mergePathItems(sorted, "paths", merged);
  if (values.some((value) => isObject(value["webhooks"])))
    target["webhooks"] = mergePathItems(sorted, "webhooks", merged);
  if (Object.keys(components).length > 0) target["components"] = components;
  mergeRest(values, target, merged);
  separateOperationIds(target, merged);
  return merged;
}

function byPage(a: PageDocument, b: PageDocument): number {
  return (
    compareText(a.pageContext.page.name, b.pageContext.page.name) ||
    (positionOf(a.value)?.offset ?? 0) - (positionOf(b.value)?.offset ?? 0)
  );
}

function mergeComponents(documents: PageDocument[], merged: Merged): JsonObject {
  const components = collectComponents(documents);
  separateVariants(documents, components, merged);
  const sections = new Set(
    documents.flatMap(({ value }) => sectionsOf(value).map(([name]) => name)),
  );
  const result: JsonObject = Object.fromEntries([...sections].map((name) => [name, {}]));
  for (const { section, name, variants } of components.values()) {
    const entries = (variants[0] ?? []).map(({ document, entries: container, text }) => ({
      document,
      container,
      key: name,
      text,
    }));
    const known = result[section];
    if (isObject(known)) known[name] = takeFuller(entries, merged);
  }
  return result;
}

/** Once the overlay has added its own. */
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
