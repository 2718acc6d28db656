import { METHODS } from "../../pipeline/openapi/walk.ts";
import { isObject, listAt, objectAt, type JsonObject } from "../../pipeline/values/json-object.ts";
import { resolve } from "../../pipeline/values/json-pointer.ts";

/** An operation of a document, and where it is. */
export interface Operation {
  document: JsonObject;
  path: string;
  method: string;
  item: JsonObject;
  value: JsonObject;
}

/** The operations of a document, in its order. */
export function allOperations(document: JsonObject): Operation[] {
  return Object.entries(objectAt(document, "paths")).flatMap(([path, reference]) => {
    const item = resolve(document, reference);
    if (!isObject(item)) return [];
    return METHODS.filter((method) => isObject(item[method])).map((method) => {
      return { document, path, method, item, value: objectAt(item, method) };
    });
  });
}

/** The parameters of an operation. Those of its path come first, so that its own ones can replace them. */
export function parametersOf({ document, item, value }: Operation): JsonObject[] {
  return [...listAt(item, "parameters"), ...listAt(value, "parameters")]
    .map((parameter) => resolve(document, parameter))
    .filter(isObject);
}
