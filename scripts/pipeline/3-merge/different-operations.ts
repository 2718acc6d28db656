import { structureOf } from "../openapi/ignoring-annotations.ts";
import { METHODS } from "../openapi/walk.ts";
import { isOnPage } from "../report/origins.ts";
import { isObject, listAt, objectAt, type JsonObject } from "../values/json-object.ts";
import { resolve } from "../values/json-pointer.ts";
import { textOf } from "../values/text-of.ts";

/**
 * Whether two paths that differ only in the names of their parameters have different operations for one method: the page
 * gives them different ids, and they differ in more than those names. Then the two cannot merge.
 */
export function haveDifferentOperations(
  document: JsonObject,
  path: string,
  other: string,
): boolean {
  const paths = objectAt(document, "paths");
  return METHODS.some((method) => {
    const operations = [path, other].map((key) => objectAt(objectAt(paths, key), method));
    const ids = operations
      .filter((operation) => isOnPage(operation, "operationId"))
      .map(({ operationId }) => operationId);
    if (new Set(ids).size < 2) return false;
    const [first, second] = [path, other].map((key) => formOf(document, key, method));
    return first !== second;
  });
}

/** An operation with the positions of its path parameters in place of their names. */
function formOf(document: JsonObject, path: string, method: string): string {
  const item = objectAt(objectAt(document, "paths"), path);
  const operation = objectAt(item, method);
  const names = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name);
  const parameters = [...listAt(item, "parameters"), ...listAt(operation, "parameters")]
    .map((parameter) => resolve(document, parameter))
    .filter(isObject)
    .map((parameter) => {
      const { name, in: place } = parameter;
      return place === "path" ? { ...parameter, name: names.indexOf(textOf(name)) } : parameter;
    });
  return structureOf({ ...operation, parameters });
}
