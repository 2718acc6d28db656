import { isObject, METHODS, type JsonObject } from "./walk.ts";

export function countOperations(document: JsonObject): number {
  const items = isObject(document["paths"]) ? Object.values(document["paths"]) : [];
  return items
    .filter(isObject)
    .flatMap((item) => METHODS.filter((method) => Object.hasOwn(item, method))).length;
}

export function countSchemas(document: JsonObject): number {
  const { components } = document;
  return isObject(components) && isObject(components["schemas"])
    ? Object.keys(components["schemas"]).length
    : 0;
}
