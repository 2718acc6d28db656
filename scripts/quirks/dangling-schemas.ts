import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { canonicalJson } from "../pipeline/values/canonical-json.ts";
import { isObject } from "../pipeline/values/json-object.ts";
import { lookUp, resolve } from "../pipeline/values/json-pointer.ts";

/**
 * The reference of a schema leads to nothing on any page, or back to itself. Its target is unknown, so any value
 * is allowed.
 * Seen: not on the pages measured so far, except in extensions.
 */
export const danglingSchemas: Quirk = {
  id: "dangling-schemas",
  summary: "Removed a reference to a schema that does not exist.",
  after: "merging",
  visit: {
    schema({ value: schema, container, key }, context) {
      if (!isObject(schema) || !Object.hasOwn(schema, "$ref")) return;
      const hasTarget =
        typeof schema["$ref"] === "string" && isObject(resolve(context.document, schema));
      if (hasTarget) return;
      const { $ref: _, ...rest } = schema;
      if (container && key !== undefined)
        context.set(container, key, rest, messageOf(schema["$ref"]));
    },
    discriminator({ value: discriminator }, context) {
      const mapping = isObject(discriminator) ? discriminator["mapping"] : undefined;
      for (const [tag, target] of isObject(mapping) ? Object.entries(mapping) : []) {
        const reference = String(target).startsWith("#/")
          ? String(target)
          : `#/components/schemas/${String(target)}`;
        if (lookUp(context.document, reference) === undefined)
          context.remove(mapping as object, tag, messageOf(target)); // it has the tag
      }
    },
  },
};

function messageOf(reference: unknown): string {
  return `The reference ${canonicalJson(reference)} has no target. Removed it; an overlay can restore it.`;
}
