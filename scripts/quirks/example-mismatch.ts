import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { hasType, typesOf } from "../pipeline/openapi/schemas.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * The page has an example that contradicts its schema, such as `example: 2` for `type: string`. Either may be
 * right, so both stay unchanged.
 * Seen: Mintlify (Livepeer), ReadMe.
 */
export const exampleMismatch: Quirk = {
  id: "example-mismatch",
  summary: "An example contradicts its schema.",
  visit: {
    schema({ value: schema }, context) {
      if (!isObject(schema) || !Object.hasOwn(schema, "example")) return;
      const message = mismatchOf(schema, schema["example"]);
      if (message) context.report("warning", schema, "example", message);
    },
  },
};

function mismatchOf(schema: JsonObject, example: unknown): string | undefined {
  const types = typesOf(schema).join(" or ");
  if (!hasDeclaredType(schema, example)) return `The example is not of the type ${types}.`;
  const { enum: values } = schema;
  const isListed = !Array.isArray(values) || !isScalar(example) || values.includes(example);
  return isListed ? undefined : "The example is not one of the enum's values.";
}

function hasDeclaredType(schema: JsonObject, example: unknown): boolean {
  if (example === null && schema["nullable"] === true) return true;
  const types = typesOf(schema);
  return types.length === 0 || types.some((type) => hasType(example, type));
}

function isScalar(value: unknown): boolean {
  return typeof value !== "object";
}
