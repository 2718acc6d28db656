import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { TYPES, typesOf } from "../pipeline/openapi/schemas.ts";
import { unwrapEnumValues } from "../pipeline/openapi/wrapped-enum-values.ts";
import { canonicalJson } from "../pipeline/values/canonical-json.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page lists a value twice in an enum, or has an empty enum, which would mean that no value is valid.
 * Seen: not on the pages measured so far.
 */
export const enumValues: Quirk = {
  id: "enum-values",
  summary: "Removed repeated values from an enum, or an empty enum.",
  visit: {
    schema({ value: schema }, context) {
      if (!isObject(schema) || !Array.isArray(schema["enum"])) return;
      // Wait for the quirks that correct the type and unwrap the values, which depends on the type.
      if (unwrapEnumValues(schema) || !typesOf(schema).every((type) => TYPES.has(type))) return;
      const values: unknown[] = schema["enum"];
      if (values.length === 0) context.remove(schema, "enum");
      const distinct = new Map(values.map((value) => [canonicalJson(value), value]));
      if (distinct.size < values.length) context.set(schema, "enum", [...distinct.values()]);
    },
  },
};
