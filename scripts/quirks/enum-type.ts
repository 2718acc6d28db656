import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { hasType, TYPES, typesOf } from "../pipeline/openapi/schemas.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * The page lists enum values that the schema's `type` forbids. On an array they are meant for its items. Elsewhere
 * the page does not tell which of the two is right, so the values are kept and the type is changed to match.
 * Seen: not on the pages measured so far; linters reject it.
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
      const misfits = values.filter((value) => value !== null && !hasSomeType(value, types));
      if (misfits.length === 0) return;
      const { items } = schema;
      if (types.includes("array") && accepts(items, values)) {
        context.set(schema, "items", { ...items, enum: values });
        context.remove(schema, "enum");
        return;
      }
      const used = types.filter((type) => values.some((value) => hasType(value, type)));
      const actual = [...new Set([...used, ...misfits.map(typeName)])];
      const message = `The enum has values that are not of the type ${types.join(" or ")}. Changed the type to ${actual.join(" or ")}.`;
      context.set(schema, "type", actual.length === 1 ? actual[0] : actual, message);
    },
  },
};

function hasSomeType(value: unknown, types: unknown[]): boolean {
  return types.some((type) => hasType(value, type));
}

function accepts(items: unknown, values: unknown[]): items is JsonObject {
  if (!isObject(items) || Object.hasOwn(items, "enum") || Object.hasOwn(items, "$ref"))
    return false;
  const types = typesOf(items);
  return types.length === 0 || values.every((value) => hasSomeType(value, types));
}

function typeName(value: unknown): string {
  if (Array.isArray(value)) return "array";
  return hasType(value, "integer") ? "integer" : typeof value;
}
