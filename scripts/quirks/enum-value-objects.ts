import type { Quirk } from "../pipeline/normalize.ts";
import { isObject, type JsonObject } from "../pipeline/walk.ts";

/**
 * The page says `enum: [{ value: X }]`, or `{ type: stringLiteral, value: X }`; it means `enum: [X]`. A boolean literal
 * stands under `type: string` and means `type: boolean`.
 * Seen: Fern, its old generator.
 */
export const enumValueObjects: Quirk = {
  id: "enum-value-objects",
  summary: "enum items are objects that wrap their value",
  visit: {
    schema({ value: schema }, context) {
      if (!isObject(schema) || !Array.isArray(schema["enum"])) return;
      const items: unknown[] = schema["enum"];
      if (items.length === 0 || !items.every(isWrapped)) return;
      const values = items.map((item) => item["value"]);
      context.set(schema, "enum", values);
      if (values.every((value) => typeof value === "boolean") && schema["type"] === "string") {
        context.set(schema, "type", "boolean");
      }
    },
  },
};

const WRAPPER_KEYS = new Set(["value", "type", "name", "description"]);

/** An object that is a genuine enum value has other keys, or no `value`. */
function isWrapped(item: unknown): item is JsonObject {
  return (
    isObject(item) &&
    Object.hasOwn(item, "value") &&
    Object.keys(item).every((key) => WRAPPER_KEYS.has(key))
  );
}
