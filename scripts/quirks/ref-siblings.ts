import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { isSchemaAnnotation, typesOf } from "../pipeline/openapi/schemas.ts";
import { listAt, isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import { resolve } from "../pipeline/values/json-pointer.ts";

/**
 * The page writes keywords beside a `$ref`. OpenAPI 3.0 ignores them, 3.1 lets both hold, and generators follow 3.0: a
 * type that only repeats the target's goes, what else says something of the value becomes a part of `allOf`.
 * Descriptions and the like are no matter of validity and stay. A reference to anything but a schema has no siblings.
 * Seen: 99 of 1,349 published documents, among them Mintlify (Kalshi).
 */
export const refSiblings: Quirk = {
  id: "ref-siblings",
  summary: "Moved the keywords beside a `$ref` into `allOf`, or removed them.",
  after: "misfits",
  visit: {
    schema({ value: schema }, context) {
      if (
        !isObject(schema) ||
        typeof schema["$ref"] !== "string" ||
        Object.hasOwn(schema, "nullable")
      )
        return;
      const siblings = Object.keys(schema).filter(
        (key) => key !== "$ref" && !isSchemaAnnotation(key),
      );
      if (siblings.length === 0) return;
      if (siblings.includes("type") && repeatsType(schema, context)) context.remove(schema, "type");
      else {
        const rest = Object.fromEntries(siblings.map((key) => [key, schema[key]]));
        const reference = { $ref: schema["$ref"] };
        for (const key of ["$ref", ...siblings]) context.remove(schema, key);
        const parts = listAt(rest, "allOf");
        const { allOf: _, ...others } = rest;
        const own = Object.keys(others).length > 0 ? [others] : [];
        context.set(schema, "allOf", [reference, ...parts, ...own]);
      }
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

function repeatsType(schema: JsonObject, context: Context): boolean {
  const target = resolve(context.document, schema);
  if (!isObject(target)) return true;
  const types = typesOf(target);
  return types.length === 0 || typesOf(schema).every((type) => types.includes(type));
}
