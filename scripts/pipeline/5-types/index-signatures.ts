import type { Node } from "../openapi/walk.ts";
import { isObject, objectAt } from "../values/json-object.ts";

/**
 * In TypeScript an index signature covers all keys, but `additionalProperties` covers only the keys without a schema of
 * their own. So the signature must also allow the values of all properties. Keys that match a pattern are covered by
 * the signature too. Properties with nested schemas make the signature unknown: their types would appear twice per
 * level, which doubles the file with each level of nested maps.
 */
export function widenIndexSignature({ kind, value: schema }: Node): void {
  if (kind !== "schema" || !isObject(schema)) return;
  const { additionalProperties: rest = true } = schema;
  const named = Object.values(objectAt(schema, "properties"));
  const matched = Object.values(objectAt(schema, "patternProperties"));
  delete schema["patternProperties"];
  const others = rest === false ? matched : [rest, ...matched];
  const needsSignature = matched.length > 0 || (isObject(rest) && named.length > 0);
  if (!needsSignature || others.length === 0) return;
  const isUnknown = others.includes(true) || named.some(hasNestedSchema);
  schema["additionalProperties"] = isUnknown || {
    anyOf: [...others, ...named.map((part) => structuredClone(part))],
  };
}

/** Whether a keyword has an object, or a list with objects, as its value. These may be schemas. */
export function hasNestedSchema(schema: unknown): boolean {
  if (!isObject(schema)) return false;
  return Object.values(schema).some(
    (part) => isObject(part) || (Array.isArray(part) && part.some(isObject)),
  );
}
