import type { PageDocument } from "../1-extract/page-document.ts";
import { renameKey } from "../openapi/component-references.ts";
import { METHODS } from "../openapi/walk.ts";
import { pointerOf, positionOf } from "../report/origins.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import type { Merged } from "./merged.ts";

const EXPRESSION = /\{([^{}]*)\}/g;

/** Path templates that differ in the names of their parameters alone are one path: the first page's names serve all. */
export function unifyTemplates(documents: PageDocument[], merged: Merged): void {
  const templates = new Map<string, string>();
  for (const { value } of documents) {
    const { paths } = value;
    if (!isObject(paths)) continue;
    for (const path of Object.keys(paths)) {
      const shape = path.replace(EXPRESSION, "{}");
      const template = templates.get(shape);
      if (template === undefined) templates.set(shape, path);
      else if (template !== path) rename(value, paths, { path, template }, merged);
    }
  }
}

function rename(
  document: JsonObject,
  paths: JsonObject,
  { path, template }: { path: string; template: string },
  merged: Merged,
): void {
  // One page with both has a fault of its own, which the linter names.
  if (Object.hasOwn(paths, template)) return;
  const wanted = namesIn(template);
  const names = new Map(namesIn(path).map((name, index) => [name, wanted[index] ?? name]));
  const at = positionOf(paths, path);
  const pointer = pointerOf(paths, path);
  merged.changes.push({ rule: "path-template", at, pointer, before: path, after: template });
  const item = paths[path];
  if (isObject(item)) {
    for (const owner of [item, ...METHODS.map((method) => item[method])])
      renameParameters(document, owner, names);
  }
  renameKey(paths, path, template);
}

function namesIn(template: string): string[] {
  return [...template.matchAll(EXPRESSION)].map(([, name = ""]) => name);
}

function renameParameters(document: JsonObject, owner: unknown, names: Map<string, string>): void {
  if (!isObject(owner) || !Array.isArray(owner["parameters"])) return;
  const list: unknown[] = owner["parameters"];
  for (const [index, item] of list.entries()) {
    const parameter = resolve(document, item);
    const name = isObject(parameter) && parameter["in"] === "path" ? parameter["name"] : undefined;
    const wanted = typeof name === "string" ? names.get(name) : undefined;
    if (wanted === undefined || wanted === name || !isObject(parameter)) continue;
    // A shared parameter may serve other paths under its own name.
    if (parameter === item) parameter["name"] = wanted;
    else list[index] = { ...parameter, name: wanted };
  }
}

function resolve(document: JsonObject, item: unknown): unknown {
  const name = isObject(item)
    ? /^#\/components\/parameters\/([^/]+)$/.exec(String(item["$ref"]))?.[1]
    : undefined;
  if (name === undefined) return item;
  const { components } = document;
  const parameters = isObject(components) ? components["parameters"] : undefined;
  return isObject(parameters) && Object.hasOwn(parameters, name) ? parameters[name] : item;
}
