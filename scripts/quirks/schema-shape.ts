import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isPlaceholder } from "../pipeline/openapi/placeholder-uuid.ts";
import { TYPES } from "../pipeline/openapi/schemas.ts";
import { canonicalJson } from "../pipeline/values/canonical-json.ts";
import { isObject } from "../pipeline/values/json-object.ts";
import type { Key } from "../pipeline/values/json-pointer.ts";

/**
 * The page has a word in the place of a schema. The name of a type (`id: string`) means that type. `true` and null
 * mean any value. The meaning of other words is unknown. A note such as `x-order: 5` is removed.
 * Seen: not on the pages measured so far.
 */
export const schemaShape: Quirk = {
  id: "schema-shape",
  summary: "Replaced a schema that is not an object.",
  restorable: true,
  visit: {
    schema({ value, container, key }, context) {
      if (!container || key === undefined || isObject(value) || isPlaceholder(value)) return;
      if (value === false && key !== "$ref") context.set(container, key, { not: {} });
      else if (TYPES.has(value)) context.set(container, key, { type: value });
      else if (value === true || value === null) context.set(container, key, {});
      else if (isExtension(key)) context.remove(container, key);
      else if (key === "$ref") context.remove(container, key, unknownMessage(value));
      else context.set(container, key, {}, unknownMessage(value));
    },
  },
};

/** Whether the word is a note in a map of schemas, where OpenAPI has no extensions. */
function isExtension(key: Key): boolean {
  return typeof key === "string" && key.startsWith("x-");
}

function unknownMessage(value: unknown): string {
  return `${canonicalJson(value).slice(0, 80)} is not a schema, so the type of the value is unknown. An overlay can restore it.`;
}
