import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isPlaceholder } from "../pipeline/openapi/placeholder-uuid.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page says `$ref: <uuid>` among the `properties` of an object: it stands for something that is not on the page.
 * Generators take the properties for a reference and lose its siblings, or look for a file of that name.
 * Seen: Mintlify (Livepeer).
 */
export const placeholderProperty: Quirk = {
  id: "placeholder-property",
  summary: "Removed a placeholder UUID from the properties of a schema.",
  visit: {
    schema({ value: schema }, context) {
      if (!isObject(schema) || !isObject(schema["properties"])) return;
      const { properties } = schema;
      if (!isPlaceholder(properties["$ref"])) return;
      const message =
        "The page has a placeholder among these properties: what it stands for is unknown and is left out. An overlay can restore it.";
      context.remove(properties, "$ref", message);
    },
  },
};
