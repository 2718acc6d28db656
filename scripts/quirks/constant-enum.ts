import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { hasType, typesOf } from "../pipeline/openapi/schemas.ts";
import { isSameJson } from "../pipeline/values/canonical-json.ts";
import { isObject, listAt, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * The page has a constant and an enum that does not list it, so no value would be valid. Or the enum has values of
 * another type than the schema.
 * Seen: not on the pages measured so far; linters reject it.
 */
export const constantEnum: Quirk = {
  id: "constant-enum",
  summary: "Removed an enum that does not match the constant beside it.",
  after: "repairs",
  visit: {
    schema({ value: schema }, context) {
      if (isObject(schema) && hasOtherEnum(schema)) context.remove(schema, "enum", MESSAGE);
    },
  },
};

const MESSAGE =
  "The enum does not match the constant beside it. Removed the enum; check which of them is right.";

function hasOtherEnum(schema: JsonObject): boolean {
  if (!Object.hasOwn(schema, "const") || !Array.isArray(schema["enum"])) return false;
  const { const: constant } = schema;
  const values = listAt(schema, "enum");
  const types = typesOf(schema);
  const isTyped = (value: unknown) =>
    types.length === 0 || ["null", ...types].some((type) => hasType(value, type));
  const isListed = values.some((value) => isSameJson(value, constant));
  return !isListed || !values.every(isTyped);
}
