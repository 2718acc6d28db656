import { isObject, type JsonObject } from "../values/json-object.ts";
import { METHODS } from "./walk.ts";

/** The operations of a path item, or of all paths of a document. */
export function operationsOf(holder: JsonObject): JsonObject[] {
  if (isObject(holder["paths"])) {
    return Object.values(holder["paths"]).filter(isObject).flatMap(operationsOf);
  }
  return METHODS.map((method) => holder[method])
    .filter(isObject)
    .filter((operation) => !Object.hasOwn(operation, "$ref"));
}
