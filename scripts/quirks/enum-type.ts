import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { hasType, TYPES, typesOf } from "../pipeline/openapi/schemas.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * The page lists values that its `type` forbids. On an array they are the values of its items. Elsewhere the values
 * stay as written and the type gives way to theirs; which of the two is right, the page does not say.
 * Seen: none in the pages measured so far; linters refuse it.
 */
export const enumType: Quirk = {
  id: "enum-type",
  summary: "Resolved a contradiction between an enum's values and its type.",
  after: "repairs",
  visit: {
    schema({ value: schema }, context) {
      if (!isObject(schema) || !Array.isArray(schema["enum"])) return;
      const types = typesOf(schema);
      if (types.length === 0 || !types.every((type) => TYPES.has(type))) return;
      const values: unknown[] = schema["enum"];
      const misfits = values.filter((value) => value !== null && !isOneOf(value, types));
      if (misfits.length === 0) return;
      const { items } = schema;
      if (types.includes("array") && canTake(items, values)) {
        context.set(schema, "items", { ...items, enum: values });
        context.remove(schema, "enum");
        return;
      }
      const actual = [
        ...new Set([
          ...types.filter((type) => values.some((value) => hasType(value, type))),
          ...misfits.map(typeName),
        ]),
      ];
      const message =
        "The enum's values are not of the type that the page states: the values decide.";
      context.set(schema, "type", actual.length === 1 ? actual[0] : actual, message);
    },
  },
};

function isOneOf(value: unknown, types: unknown[]): boolean {
  return types.some((type) => hasType(value, type));
}

function canTake(items: unknown, values: unknown[]): items is JsonObject {
  if (!isObject(items) || Object.hasOwn(items, "enum") || Object.hasOwn(items, "$ref"))
    return false;
  const types = typesOf(items);
  return types.length === 0 || values.every((value) => isOneOf(value, types));
}

function typeName(value: unknown): string {
  if (Array.isArray(value)) return "array";
  return hasType(value, "integer") ? "integer" : typeof value;
}
