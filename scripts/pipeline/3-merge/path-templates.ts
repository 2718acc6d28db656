import type { PageDocument } from "../1-extract/page-document.ts";
import { renameKey } from "../openapi/component-references.ts";
import { METHODS } from "../openapi/walk.ts";
import { isObject, objectAt, type JsonObject } from "../values/json-object.ts";
import type { Merged } from "./merged.ts";
import { locate } from "./record-change.ts";

const EXPRESSION = /\{([^{}]*)\}/g;

/** Paths that differ only in the names of their parameters are one path. It keeps the names of the first page. */
export function unifyTemplates(documents: PageDocument[], merged: Merged): void {
  const templates = new Map<string, string>();
  for (const { value } of documents) {
    for (const path of Object.keys(objectAt(value, "paths"))) {
      const shape = path.replace(EXPRESSION, "{}");
      const template = templates.get(shape);
      if (template === undefined) templates.set(shape, path);
      else if (template !== path) renamePath(value, { path, template }, merged);
    }
  }
}

function renamePath(
  document: JsonObject,
  { path, template }: { path: string; template: string },
  merged: Merged,
): void {
  const paths = objectAt(document, "paths");
  // If one page has both paths, the linter reports it.
  if (Object.hasOwn(paths, template)) return;
  merged.changes.push({
    rule: "path-template",
    ...locate(paths, path),
    before: path,
    after: template,
  });
  const newNames = namesIn(template);
  const renamed = new Map(namesIn(path).map((name, index) => [name, newNames[index] ?? name]));
  const item = objectAt(paths, path);
  for (const owner of [item, ...METHODS.map((method) => item[method])])
    renameParameters(document, owner, renamed);
  renameKey(paths, path, template);
}

function namesIn(template: string): string[] {
  return [...template.matchAll(EXPRESSION)].map(([, name = ""]) => name);
}

function renameParameters(
  document: JsonObject,
  owner: unknown,
  renamed: ReadonlyMap<string, string>,
): void {
  if (!isObject(owner) || !Array.isArray(owner["parameters"])) return;
  const list: unknown[] = owner["parameters"];
  for (const [index, item] of list.entries()) {
    const parameter = resolveParameter(document, item);
    if (!isObject(parameter) || parameter["in"] !== "path") continue;
    const newName = renamed.get(String(parameter["name"]));
    if (newName === undefined || newName === parameter["name"]) continue;
    // Other paths may use a shared parameter under its own name, so it is copied.
    if (parameter === item) parameter["name"] = newName;
    else list[index] = { ...parameter, name: newName };
  }
}

function resolveParameter(document: JsonObject, item: unknown): unknown {
  const reference = isObject(item) ? String(item["$ref"]) : "";
  const name = /^#\/components\/parameters\/([^/]+)$/.exec(reference)?.[1];
  if (name === undefined) return item;
  const parameters = objectAt(document["components"], "parameters");
  return Object.hasOwn(parameters, name) ? parameters[name] : item;
}
