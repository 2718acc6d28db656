import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import { lookUp } from "../pipeline/values/json-pointer.ts";

/**
 * The page has `{ $ref: X }` as a discriminator's target, or a bare string as the discriminator; the standard has `X`
 * and `propertyName`. Linters break off at an object here, and follow any other text with a slash to the disk or the
 * network.
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
        context.remove(schema, "discriminator", "The discriminator names no property: left out.");
      } else if (Object.hasOwn(discriminator, "mapping")) repairMapping(discriminator, context);
    },
  },
};

function repairMapping(discriminator: JsonObject, context: Context): void {
  const { mapping } = discriminator;
  if (!isObject(mapping)) {
    context.remove(discriminator, "mapping", "The discriminator's mapping is no map: left out.");
    return;
  }
  for (const [tag, target] of Object.entries(mapping)) {
    const reference = isObject(target) ? target["$ref"] : target;
    if (isTarget(reference)) context.set(mapping, tag, spellOut(reference, context));
    else {
      const message = `The discriminator's target of "${tag}" is not in this document: left out.`;
      context.remove(mapping, tag, message);
    }
  }
}

/** A reference within the document, or the name of a component. */
function isTarget(value: unknown): value is string {
  return typeof value === "string" && (value.startsWith("#/") || /^[\w. -]+$/.test(value));
}

/** Linters take a bare name for a file. */
function spellOut(target: string, { document }: Context): string {
  const reference = `#/components/schemas/${target}`;
  return lookUp(document, reference) === undefined ? target : reference;
}
