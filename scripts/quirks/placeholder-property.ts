import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isPlaceholder } from "../pipeline/openapi/placeholder-uuid.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page has `$ref: <uuid>` among the `properties` of an object, in the place of something that is not on the
 * page. Generators read the properties as a reference and lose the other ones, or look for a file of that name.
 * Seen: Mintlify (Livepeer).
 */
export const placeholderProperty: Quirk = {
  id: "placeholder-property",
  summary: "Removed a placeholder UUID from the properties of a schema.",
  restorable: true,
  visit: {
    schema({ value: schema }, context) {
      if (!isObject(schema) || !isObject(schema["properties"])) return;
      const { properties } = schema;
      if (!isPlaceholder(properties["$ref"])) return;
      const message =
        "The properties contain a placeholder, so some of them are unknown. Removed it; an overlay can restore them.";
      context.remove(properties, "$ref", message);
    },
  },
};
