import type { Node } from "../openapi/walk.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";

/** Keywords whose properties and items count as evaluated. */
const EVALUATING = [
  "$ref",
  "$dynamicRef",
  "allOf",
  "anyOf",
  "oneOf",
  "if",
  "dependentSchemas",
  "contains",
];

/**
 * Replaces `unevaluatedProperties` and `unevaluatedItems`, which openapi-typescript ignores, with the keywords that it
 * knows. Without a composition they mean the same as `additionalProperties` and `items`. With one, the properties of the
 * parts have schemas of their own, so that the others are unknown.
 */
export function replaceUnevaluated({ kind, value: schema }: Node): void {
  if (kind !== "schema" || !isObject(schema)) return;
  const isComposed = EVALUATING.some((keyword) => Object.hasOwn(schema, keyword));
  replaceKeyword(schema, "unevaluatedProperties", "additionalProperties", isComposed);
  replaceKeyword(schema, "unevaluatedItems", "items", isComposed);
}

function replaceKeyword(schema: JsonObject, from: string, to: string, isComposed: boolean): void {
  const rest = schema[from];
  delete schema[from];
  // The other keyword evaluates everything already. `false` forbids what the type does not have.
  if (rest === undefined || Object.hasOwn(schema, to)) return;
  if (!isComposed) schema[to] = rest;
  else if (rest !== false) schema[to] = true;
}
