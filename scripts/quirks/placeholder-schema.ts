import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isPlaceholder } from "../pipeline/openapi/placeholder-uuid.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page says `encryption: 1d4747a6-…` where a schema belongs: it stands for a reference whose target is not on the
 * page, and is another one each time that the page is made. What the schema was is unknown. Other UUIDs, such as
 * examples, are genuine.
 * Seen: Mintlify (Livepeer).
 */
export const placeholderSchema: Quirk = {
  id: "placeholder-schema",
  summary: "Replaced a placeholder UUID with an open schema.",
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
  return `The page has a placeholder for the schema of "${key}": its type is unknown. An overlay can restore it.`;
}
