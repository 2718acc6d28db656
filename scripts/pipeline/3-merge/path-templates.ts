import type { PageDocument } from "../1-extract/page-document.ts";
import { renameKey } from "../openapi/component-references.ts";
import { noteEdit } from "../report/edits.ts";
import { METHODS } from "../openapi/walk.ts";
import { isObject, objectAt, type JsonObject } from "../values/json-object.ts";
import { resolve } from "../values/json-pointer.ts";
import type { Merged } from "./merged.ts";
import { haveDifferentOperations } from "./different-operations.ts";
import { joinGroup } from "./page-groups.ts";
import { locate, recordChange } from "./record-change.ts";
import { indexLinks, renameInLinks, type LinkIndex } from "./rename-in-links.ts";
import { textOf } from "../values/text-of.ts";

const EXPRESSION = /\{([^{}]*)\}/g;

/**
 * Paths that differ only in the names of their parameters are one path. It keeps the names of the first page. Returns
 * the documents, with a document of its own for each path that another path of the same page describes too.
 */
export function unifyTemplates(documents: PageDocument[], merged: Merged): PageDocument[] {
  const templates = new Map<string, string>();
  return documents.flatMap((document) => {
    const surplus: PageDocument[] = [];
    let links: LinkIndex | undefined;
    for (const path of Object.keys(objectAt(document.value, "paths"))) {
      const shape = path.replace(EXPRESSION, "{}");
      const template = templates.get(shape);
      if (template === undefined) templates.set(shape, path);
      else if (template !== path) {
        links ??= indexLinks(document.value);
        surplus.push(...renamePath(document, { path, template, links }, merged));
      }
    }
    return [document, ...surplus];
  });
}

/** Returns a document with only the path if its page describes the template too, so that the two merge. */
function renamePath(
  document: PageDocument,
  { path, template, links }: { path: string; template: string; links: LinkIndex },
  merged: Merged,
): PageDocument[] {
  const { value } = document;
  const paths = objectAt(value, "paths");
  const item = objectAt(paths, path);
  if (haveDifferentOperations(value, path, template)) return [];
  const place = locate(paths, path);
  merged.changes.push({ rule: "path-template", ...place, before: path, after: template });
  noteEdit(paths, path, { rule: "path-template" });
  const newNames = namesIn(template);
  const renamed = new Map(namesIn(path).map((name, index) => [name, newNames[index] ?? name]));
  for (const owner of [item, ...METHODS.map((method) => item[method])])
    renameParameters(value, { owner, renamed }, merged);
  renameInLinks(links, { item, renamed }, merged);
  if (!Object.hasOwn(paths, template)) {
    renameKey(paths, path, template);
    return [];
  }
  delete paths[path];
  const surplus = { ...document, value: { ...value, paths: { [template]: item } } };
  joinGroup(surplus, document);
  return [surplus];
}

function namesIn(template: string): string[] {
  return [...template.matchAll(EXPRESSION)].map(([, name = ""]) => name);
}

function renameParameters(
  document: JsonObject,
  { owner, renamed }: { owner: unknown; renamed: ReadonlyMap<string, string> },
  merged: Merged,
): void {
  if (!isObject(owner) || !Array.isArray(owner["parameters"])) return;
  const list: unknown[] = owner["parameters"];
  for (const [index, item] of list.entries()) {
    const parameter = resolve(document, item);
    if (!isObject(parameter) || parameter["in"] !== "path") continue;
    const newName = renamed.get(textOf(parameter["name"]));
    if (newName === undefined || newName === parameter["name"]) continue;
    // Other paths may use a shared parameter under its own name, so it is copied.
    const edit =
      parameter === item
        ? { container: parameter, key: "name", after: newName }
        : { container: list, key: index, after: { ...parameter, name: newName } };
    recordChange(merged, { rule: "path-template", ...edit });
    Reflect.set(edit.container, edit.key, edit.after);
  }
}
