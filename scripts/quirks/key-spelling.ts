import { coerce } from "../pipeline/2-repair/coerce.ts";
import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { KNOWN_KEYS, knownSpelling } from "../pipeline/openapi/keywords.ts";
import { looksLikeSchema, typesOf } from "../pipeline/openapi/schemas.ts";
import { walk, type Node } from "../pipeline/openapi/walk.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * The page writes a key with other capitals than OpenAPI: `GET`, `operationID`, `readonly`. Generators ignore such a
 * key.
 * Seen: not on the pages measured so far.
 */
export const keySpelling: Quirk = {
  id: "key-spelling",
  summary: "Corrected a key that differs from the key of OpenAPI only in its capitals.",
  visit: {
    // All keys are corrected before the visits of other quirks to operations and schemas.
    document({ value: document }, context) {
      walk(document, (node) => correctKeys(node, context));
    },
  },
};

function correctKeys({ kind, value: holder }: Node, context: Context): void {
  const shapes = KNOWN_KEYS.get(kind);
  if (!shapes || !isObject(holder)) return;
  for (const key of Object.keys(holder)) {
    const known = shapes.has(key) ? undefined : knownSpelling(kind, key);
    const value = holder[key];
    if (known === undefined || known === key || (kind === "schema" && isProperty(holder, value)))
      continue;
    // Only `nullable` has no shape of its own.
    const isFitting = coerce(value, shapes.get(known) ?? "boolean") !== undefined;
    if (isFitting) context.rename(holder, key, known);
  }
}

/** Whether a value beside the properties of an object is a property in the wrong place. */
function isProperty(schema: JsonObject, value: unknown): boolean {
  const types = typesOf(schema);
  return looksLikeSchema(value) && (types.length === 0 || types.includes("object"));
}
