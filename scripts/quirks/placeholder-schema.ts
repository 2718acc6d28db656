import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isPlaceholder } from "../pipeline/openapi/placeholder-uuid.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page says `encryption: 1d4747a6-…` in the place of a schema. The UUID replaces a reference whose target is
 * not on the page, and differs each time the page is built. The schema is unknown. Other UUIDs, such as examples,
 * are real.
 * Seen: Mintlify (Livepeer).
 */
export const placeholderSchema: Quirk = {
  id: "placeholder-schema",
  summary: "Replaced a placeholder UUID with an open schema.",
  restorable: true,
  visit: {
    schema({ value, container, key }, context) {
      if (container === undefined || key === undefined || key === "$ref") return;
      const isReference = isObject(value) && isPlaceholder(value["$ref"]);
      if (isReference && container && !isPlaceholder(value)) {
        const { $ref: _, ...rest } = value;
        context.set(container, key, rest, unknownMessage(key));
      } else if (isPlaceholder(value)) {
        context.set(container, key, {}, unknownMessage(key));
      }
    },
  },
};

function unknownMessage(key: string | number): string {
  return `The schema of "${key}" is a placeholder, so its type is unknown. An overlay can restore it.`;
}
