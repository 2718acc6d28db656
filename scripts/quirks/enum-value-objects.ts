import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { unwrapEnumValues } from "../pipeline/openapi/wrapped-enum-values.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page says `enum: [{ value: X }]`, or `{ type: stringLiteral, value: X }`, and means `enum: [X]`. Boolean
 * values come with `type: string` and mean `type: boolean`.
 * Seen: Fern, its old generator.
 */
export const enumValueObjects: Quirk = {
  id: "enum-value-objects",
  summary: "Unwrapped enum values: `- value: X` became `X`.",
  visit: {
    schema({ value: schema }, context) {
      const values = isObject(schema) && unwrapEnumValues(schema);
      if (!values) return;
      context.set(schema, "enum", values);
      if (values.every(isBooleanOrNull) && schema["type"] === "string")
        context.set(schema, "type", "boolean");
    },
  },
};

function isBooleanOrNull(value: unknown): boolean {
  return value === null || typeof value === "boolean";
}
