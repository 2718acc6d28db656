import { objectAt, isObject, type JsonObject } from "../values/json-object.ts";
import { METHODS } from "./walk.ts";

export function countOperations(document: JsonObject): number {
  return Object.values(objectAt(document, "paths"))
    .filter(isObject)
    .flatMap((item) => METHODS.filter((method) => Object.hasOwn(item, method))).length;
}

export function countSchemas(document: JsonObject): number {
  return Object.keys(objectAt(document["components"], "schemas")).length;
}
