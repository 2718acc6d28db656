import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import {
  hasEnumOfItems,
  hasType,
  typeNameOf,
  TYPES,
  typesOf,
} from "../pipeline/openapi/schemas.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page lists enum values that the schema's `type` forbids. It does not tell which of the two is right, so the
 * values are kept and the type is changed to match.
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
      if (misfits.length === 0 || hasEnumOfItems(schema)) return;
      const used = types.filter((type) => values.some((value) => hasType(value, type)));
      const actual = [...new Set([...used, ...misfits.map(typeNameOf)])];
      const message = `The enum has values that are not of the type ${types.join(" or ")}. Changed the type to ${actual.join(" or ")}.`;
      context.set(schema, "type", actual.length === 1 ? actual[0] : actual, message);
    },
  },
};

function hasSomeType(value: unknown, types: unknown[]): boolean {
  return types.some((type) => hasType(value, type));
}
