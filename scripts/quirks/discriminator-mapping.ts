import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import { lookUp } from "../pipeline/values/json-pointer.ts";

/**
 * The page has `{ $ref: X }` as a discriminator's target, or a bare string as the discriminator. OpenAPI requires
 * `X` and `propertyName`. Linters crash on an object here, and read any other text with a slash as a file.
 * Seen: Mintlify (Parallel).
 */
export const discriminatorMapping: Quirk = {
  id: "discriminator-mapping",
  summary: "Rewrote or removed a discriminator that is not in the standard form.",
  visit: {
    schema({ value: schema }, context) {
      if (!isObject(schema) || !Object.hasOwn(schema, "discriminator")) return;
      const { discriminator } = schema;
      if (typeof discriminator === "string")
        context.set(schema, "discriminator", { propertyName: discriminator });
      else if (!isObject(discriminator) || typeof discriminator["propertyName"] !== "string") {
        context.remove(
          schema,
          "discriminator",
          "The discriminator does not name a property. Removed it.",
        );
      } else if (Object.hasOwn(discriminator, "mapping")) repairMapping(discriminator, context);
    },
  },
};

const NOT_A_MAP = "The mapping of the discriminator is not an object. Removed it.";

function repairMapping(discriminator: JsonObject, context: Context): void {
  const { mapping } = discriminator;
  if (!isObject(mapping)) {
    context.remove(discriminator, "mapping", NOT_A_MAP);
    return;
  }
  for (const [tag, target] of Object.entries(mapping)) {
    const reference = isObject(target) ? target["$ref"] : target;
    if (tag !== "$ref" && isTarget(reference))
      context.set(mapping, tag, toReference(reference, context));
    else {
      const message = `The discriminator maps "${tag}" to a schema outside this document. Removed the entry.`;
      context.remove(mapping, tag, message);
    }
  }
}

/** A reference within the document, or the name of a component. */
function isTarget(value: unknown): value is string {
  return typeof value === "string" && (value.startsWith("#/") || /^[\w. -]+$/.test(value));
}

/** Linters read a bare name as the name of a file. */
function toReference(target: string, { document }: Context): string {
  const reference = `#/components/schemas/${target}`;
  return lookUp(document, reference) === undefined ? target : reference;
}
