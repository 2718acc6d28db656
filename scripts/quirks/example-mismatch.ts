import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { hasType, typesOf } from "../pipeline/openapi/schemas.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * The page gives an example that contradicts its schema, such as `example: 2` on `type: string`. Either may be right,
 * so neither is changed.
 * Seen: Mintlify (Livepeer), ReadMe.
 */
export const exampleMismatch: Quirk = {
  id: "example-mismatch",
  summary: "An example contradicts its schema.",
  visit: {
    schema({ value: schema }, context) {
      if (!isObject(schema) || !Object.hasOwn(schema, "example")) return;
      const { example } = schema;
      if (!fits(schema, example)) {
        context.report(
          "warning",
          schema,
          "example",
          `The example is no ${[schema["type"]].flat().join(" or ")}.`,
        );
      } else if (
        Array.isArray(schema["enum"]) &&
        isScalar(example) &&
        !schema["enum"].includes(example)
      ) {
        context.report("warning", schema, "example", "The example is none of the enum's values.");
      }
    },
  },
};

function fits(schema: JsonObject, example: unknown): boolean {
  if (example === null && schema["nullable"] === true) return true;
  const types = typesOf(schema);
  return types.length === 0 || types.some((type) => hasType(example, type));
}

function isScalar(value: unknown): boolean {
  return typeof value !== "object";
}
