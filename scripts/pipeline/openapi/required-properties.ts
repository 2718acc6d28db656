import { isObject, listAt, objectAt, type JsonObject } from "../values/json-object.ts";
import { resolve } from "../values/json-pointer.ts";
import { textOf } from "../values/text-of.ts";

/**
 * Whether a request that fits the schema has at least one property: the schema, a part of its `allOf`, or every branch
 * of its `oneOf` or `anyOf` requires one. A `readOnly` property does not count, because a request leaves it out.
 */
export function requiresProperties(document: JsonObject, schema: unknown): boolean {
  const results = new Map<JsonObject, boolean>();
  const requires = (value: unknown): boolean => {
    const part = resolve(document, value);
    if (!isObject(part)) return false;
    const known = results.get(part);
    if (known !== undefined) return known;
    // A schema that contains itself requires nothing more by that.
    results.set(part, false);
    const result =
      requiresOwn(document, part) ||
      listAt(part, "allOf").some(requires) ||
      ["oneOf", "anyOf"].some((keyword) => isRequiredByAll(listAt(part, keyword), requires));
    results.set(part, result);
    return result;
  };
  return requires(schema);
}

function requiresOwn(document: JsonObject, schema: JsonObject): boolean {
  const properties = objectAt(schema, "properties");
  return listAt(schema, "required").some((name) => {
    const property = Object.hasOwn(properties, textOf(name)) ? properties[textOf(name)] : undefined;
    return !isReadOnly(property) && !isReadOnly(resolve(document, property));
  });
}

function isReadOnly(schema: unknown): boolean {
  return isObject(schema) && schema["readOnly"] === true;
}

function isRequiredByAll(branches: unknown[], requires: (branch: unknown) => boolean): boolean {
  return branches.length > 0 && branches.every(requires);
}
