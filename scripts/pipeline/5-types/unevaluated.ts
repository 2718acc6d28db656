import type { Node } from "../openapi/walk.ts";
import { isObject } from "../values/json-object.ts";

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

const REPLACEMENTS = [
  ["unevaluatedProperties", "additionalProperties"],
  ["unevaluatedItems", "items"],
] as const;

/**
 * Replaces `unevaluatedProperties` and `unevaluatedItems`, which openapi-typescript ignores, with the keywords that it
 * knows. Without a composition they mean the same as `additionalProperties` and `items`. With one, the properties of the
 * parts have schemas of their own, so that the others are unknown.
 */
export function replaceUnevaluated({ kind, value: schema }: Node): void {
  if (kind !== "schema" || !isObject(schema)) return;
  const isComposed = EVALUATING.some((keyword) => Object.hasOwn(schema, keyword));
  for (const [from, to] of REPLACEMENTS) {
    const rest = schema[from];
    delete schema[from];
    // The other keyword evaluates everything already.
    if (rest === undefined || Object.hasOwn(schema, to)) continue;
    if (!isComposed) schema[to] = rest;
    // With a composition, `false` would forbid the properties of the parts.
    else if (rest !== false) schema[to] = true;
  }
}
