import { describeMisfit, hasFittingTarget } from "../pipeline/2-repair/fitting-target.ts";
import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { kindAt } from "../pipeline/openapi/places.ts";
import type { NodeKind } from "../pipeline/openapi/walk.ts";
import { isObject } from "../pipeline/values/json-object.ts";
import { lookUp } from "../pipeline/values/json-pointer.ts";
import { textOf } from "../pipeline/values/text-of.ts";

/**
 * The reference of a schema or a path leads to nothing on any page, back to itself, or to another kind of part. Its
 * target is unknown, so any value is allowed, and the path has no operations.
 * Seen: not on the pages measured so far, except in extensions.
 */
export const danglingSchemas: Quirk = {
  id: "dangling-schemas",
  summary: "Removed a reference to a schema or a path that does not exist.",
  after: "merging",
  visit: {
    schema({ value: schema, container, key }, context) {
      if (!isObject(schema) || !Object.hasOwn(schema, "$ref")) return;
      if (hasFittingTarget(context.document, schema, "schema")) return;
      const { $ref: _, ...rest } = schema;
      if (container && key !== undefined)
        context.set(container, key, rest, messageOf(context, schema["$ref"], "schema"));
    },
    pathItem({ value: item }, context) {
      if (!isObject(item) || !Object.hasOwn(item, "$ref")) return;
      if (!hasFittingTarget(context.document, item, "pathItem"))
        context.remove(item, "$ref", messageOf(context, item["$ref"], "pathItem"));
    },
    discriminator({ value: discriminator }, context) {
      const mapping = isObject(discriminator) ? discriminator["mapping"] : undefined;
      for (const [tag, target] of isObject(mapping) ? Object.entries(mapping) : []) {
        const reference = textOf(target).startsWith("#/")
          ? textOf(target)
          : `#/components/schemas/${textOf(target)}`;
        const isSchema = kindAt(reference) === "schema";
        if (!isSchema || lookUp(context.document, reference) === undefined)
          context.remove(mapping as object, tag, messageOf(context, target, "schema")); // it has the tag
      }
    },
  },
};

function messageOf({ document }: Context, reference: unknown, kind: NodeKind): string {
  return `${describeMisfit(document, reference, kind)} Removed it; an overlay can restore it.`;
}
