import type { PageDocument } from "../1-extract/page-document.ts";
import { renameKey } from "../openapi/component-references.ts";
import { METHODS } from "../openapi/walk.ts";
import { originOf, setOrigin } from "../report/origins.ts";
import { isObject, objectAt, type JsonObject } from "../values/json-object.ts";
import type { Merged } from "./merged.ts";
import { locate } from "./record-change.ts";

const EXPRESSION = /\{([^{}]*)\}/g;

/**
 * Paths that differ only in the names of their parameters are one path. It keeps the names of the first page. If one
 * document has the path twice, the second one is taken out as if it were on a page of its own, so that both merge.
 * Returns all documents.
 */
export function unifyTemplates(documents: PageDocument[], merged: Merged): PageDocument[] {
  const templates = new Map<string, string>();
  return documents.flatMap((document) => {
    const all = [document];
    const paths = objectAt(document.value, "paths");
    for (const path of Object.keys(paths)) {
      const shape = path.replace(EXPRESSION, "{}");
      const template = templates.get(shape);
      if (template === undefined) templates.set(shape, path);
      else if (template !== path) {
        const isTwin = Object.hasOwn(paths, template);
        const owner = isTwin ? takeOut(document, path) : document;
        renamePath(owner.value, { path, template }, merged);
        if (isTwin) all.push(owner);
      }
    }
    return all;
  });
}

function takeOut(document: PageDocument, path: string): PageDocument {
  const paths = objectAt(document.value, "paths");
  const taken = { [path]: paths[path] };
  const origin = originOf(paths);
  if (origin) setOrigin(taken, { ...origin, entries: new Map(origin.entries) });
  delete paths[path];
  return { ...document, value: { ...document.value, paths: taken } };
}

function renamePath(
  document: JsonObject,
  { path, template }: { path: string; template: string },
  merged: Merged,
): void {
  const paths = objectAt(document, "paths");
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
