import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { TYPES, typesOf } from "../pipeline/openapi/schemas.ts";
import { unwrapEnumValues } from "../pipeline/openapi/wrapped-enum-values.ts";
import { canonicalJson } from "../pipeline/values/canonical-json.ts";
import { isObject, listAt } from "../pipeline/values/json-object.ts";

/**
 * The page lists a value twice in an enum, or `.inf` or `.nan`, which YAML has and JSON lacks. Or it has an empty enum,
 * which would mean that no value is valid.
 * Seen: not on the pages measured so far.
 */
export const enumValues: Quirk = {
  id: "enum-values",
  summary:
    "Removed repeated values from an enum, values that JSON does not have, or an empty enum.",
  visit: {
    schema({ value: schema }, context) {
      if (!isObject(schema) || !Array.isArray(schema["enum"])) return;
      // Wait for the quirks that correct the type and unwrap the values, which depends on the type.
      if (unwrapEnumValues(schema) || !typesOf(schema).every((type) => TYPES.has(type))) return;
      const values: unknown[] = schema["enum"];
      if (values.length === 0) context.remove(schema, "enum");
      context.removeItems(schema, "enum", isInfinite, INFINITE);
      const left = listAt(schema, "enum");
      const distinct = new Map(left.map((value) => [canonicalJson(value), value]));
      if (distinct.size < left.length) context.set(schema, "enum", [...distinct.values()]);
    },
  },
};

const INFINITE =
  "JSON has no infinite numbers and no NaN. Removed the value; write it in quotes if it is a text.";

function isInfinite(value: unknown): boolean {
  return typeof value === "number" && !Number.isFinite(value);
}
