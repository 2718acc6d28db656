import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import {
  hasEnumOfItems,
  hasType,
  typeNameOf,
  TYPES,
  typesOf,
} from "../pipeline/openapi/schemas.ts";
import { isObject, listAt, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * The page lists enum values, or has a constant, that the schema's `type` forbids. It does not tell which of the two is
 * right, so the values are kept and the type is changed to match.
 * Seen: not on the pages measured so far; linters reject it.
 */
export const enumType: Quirk = {
  id: "enum-type",
  summary: "Resolved a contradiction between the values of an enum or a constant and its type.",
  after: "repairs",
  visit: {
    schema({ value: schema }, context) {
      const values = isObject(schema) ? valuesOf(schema) : [];
      if (!isObject(schema) || values.length === 0) return;
      const types = typesOf(schema);
      if (types.length === 0 || !types.every((type) => TYPES.has(type))) return;
      const misfits = values.filter((value) => !hasSomeType(value, types));
      if (misfits.length === 0 || hasEnumOfItems(schema)) return;
      const used = types.filter((type) => values.some((value) => hasType(value, type)));
      const actual = [...new Set([...used, ...misfits.map(typeNameOf)])];
      const keyword = Object.hasOwn(schema, "const") ? "constant is" : "enum has values that are";
      const message = `The ${keyword} not of the type ${types.join(" or ")}. Changed the type to ${actual.join(" or ")}.`;
      context.set(schema, "type", actual.length === 1 ? actual[0] : actual, message);
    },
  },
};

/** The constant, or the values of the enum. A `null` in an enum becomes a type elsewhere. */
function valuesOf(schema: JsonObject): unknown[] {
  if (Object.hasOwn(schema, "const")) return [schema["const"]];
  return listAt(schema, "enum").filter((value) => value !== null);
}

function hasSomeType(value: unknown, types: unknown[]): boolean {
  return types.some((type) => hasType(value, type));
}
