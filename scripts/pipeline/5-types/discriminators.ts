import { someAllOfPart } from "../openapi/schemas.ts";
import { walk } from "../openapi/walk.ts";
import { isObject, listAt, type JsonObject } from "../values/json-object.ts";
import { resolve } from "../values/json-pointer.ts";

/**
 * Takes out discriminators that say less than the schemas do. openapi-typescript writes the tag anew for each branch,
 * without a mapping by the schema's name, even where the branch says itself what its tag is.
 */
export function dropLiteralTags(document: JsonObject): void {
  const heirs = heirsOf(document);
  walk(document, ({ kind, value: schema }) => {
    if (kind !== "schema" || !isObject(schema) || !isObject(schema["discriminator"])) return;
    const { propertyName, mapping } = schema["discriminator"];
    const branches = [...listAt(schema, "oneOf"), ...listAt(schema, "anyOf")];
    const candidates: unknown[] = [...branches, ...(heirs.get(schema) ?? [])];
    const tag = String(propertyName);
    if (
      !isObject(mapping) ||
      candidates.some((candidate) => hasLiteralTag(document, candidate, tag))
    ) {
      delete schema["discriminator"];
    }
  });
}

/** Which schemas take a schema in by `allOf`. */
function heirsOf(document: JsonObject): Map<unknown, unknown[]> {
  const heirs = new Map<unknown, unknown[]>();
  walk(document, ({ kind, value: schema }) => {
    if (kind !== "schema" || !isObject(schema) || !Array.isArray(schema["allOf"])) return;
    for (const part of schema["allOf"]) {
      const target = resolve(document, part);
      heirs.set(target, [...(heirs.get(target) ?? []), schema]);
    }
  });
  return heirs;
}

function hasLiteralTag(document: JsonObject, schema: unknown, tag: string): boolean {
  return someAllOfPart(document, schema, ({ properties }) => {
    const property = isObject(properties) ? resolve(document, properties[tag]) : undefined;
    return (
      isObject(property) && (Array.isArray(property["enum"]) || Object.hasOwn(property, "const"))
    );
  });
}
