import { someAllOfPart } from "../openapi/schemas.ts";
import { walk } from "../openapi/walk.ts";
import { isObject, listAt, type JsonObject } from "../values/json-object.ts";
import { resolve } from "../values/json-pointer.ts";

/**
 * Removes discriminators without a mapping, and those whose branches have the tag as a literal. openapi-typescript
 * writes a tag into every branch: it replaces the literal, and without a mapping it uses the name of the schema.
 */
export function removeRedundantDiscriminators(document: JsonObject): void {
  const subtypes = findSubtypes(document);
  walk(document, ({ kind, value: schema }) => {
    if (kind !== "schema" || !isObject(schema) || !isObject(schema["discriminator"])) return;
    const { propertyName, mapping } = schema["discriminator"];
    const branches = [...listAt(schema, "oneOf"), ...listAt(schema, "anyOf")];
    const candidates = [...branches, ...(subtypes.get(schema) ?? [])];
    const tag = String(propertyName);
    const isRedundant = () => candidates.some((item) => hasLiteral(document, item, tag));
    if (!isObject(mapping) || isRedundant()) delete schema["discriminator"];
  });
}

/** The schemas that extend each schema with `allOf`. */
function findSubtypes(document: JsonObject): Map<unknown, unknown[]> {
  const subtypes = new Map<unknown, unknown[]>();
  walk(document, ({ kind, value: schema }) => {
    if (kind !== "schema") return;
    for (const part of listAt(schema, "allOf")) {
      const target = resolve(document, part);
      subtypes.set(target, [...(subtypes.get(target) ?? []), schema]);
    }
  });
  return subtypes;
}

function hasLiteral(document: JsonObject, schema: unknown, tag: string): boolean {
  return someAllOfPart(document, schema, ({ properties }) => {
    const property = isObject(properties) ? resolve(document, properties[tag]) : undefined;
    if (!isObject(property)) return false;
    return Array.isArray(property["enum"]) || Object.hasOwn(property, "const");
  });
}
