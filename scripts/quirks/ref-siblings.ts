import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { isSchemaAnnotation, typesOf } from "../pipeline/openapi/schemas.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import { resolve } from "../pipeline/values/json-pointer.ts";

/**
 * The page has keywords beside a `$ref`. OpenAPI 3.0 ignores them, 3.1 applies both, and generators follow 3.0. A
 * type that only repeats the target's type is removed; other keywords that affect validation move into `allOf`.
 * Annotations, such as descriptions, stay. A reference to anything but a schema cannot have other keywords.
 * Seen: in 99 of 1,349 published documents, among them Mintlify (Kalshi).
 */
export const refSiblings: Quirk = {
  id: "ref-siblings",
  summary: "Moved the keywords beside a `$ref` into `allOf`, or removed them.",
  after: "misfits",
  visit: {
    schema({ value: schema }, context) {
      if (!isObject(schema) || typeof schema["$ref"] !== "string") return;
      if (Object.hasOwn(schema, "nullable")) return;
      const keys = Object.keys(schema);
      const siblings = keys.filter((key) => key !== "$ref" && !isSchemaAnnotation(key));
      if (siblings.length === 0) return;
      if (siblings.includes("type") && repeatsType(schema, context)) context.remove(schema, "type");
      else moveToAllOf(schema, siblings, context);
    },
    reference({ value: reference }, context) {
      if (!isObject(reference)) return;
      for (const key of Object.keys(reference)) {
        if (!["$ref", "summary", "description"].includes(key) && !key.startsWith("x-"))
          context.remove(reference, key);
      }
    },
  },
};

function moveToAllOf(schema: JsonObject, siblings: string[], context: Context): void {
  const { allOf, ...others } = Object.fromEntries(siblings.map((key) => [key, schema[key]]));
  const reference = { $ref: schema["$ref"] };
  for (const key of ["$ref", ...siblings]) context.remove(schema, key);
  const parts = Array.isArray(allOf) ? (allOf as unknown[]) : []; // `isArray` gives any[]
  const own = Object.keys(others).length > 0 ? [others] : [];
  context.set(schema, "allOf", [reference, ...parts, ...own]);
}

function repeatsType(schema: JsonObject, context: Context): boolean {
  const target = resolve(context.document, schema);
  if (!isObject(target)) return true;
  const types = typesOf(target);
  return types.length === 0 || typesOf(schema).every((type) => types.includes(type));
}
