import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isSchemaKeyword } from "../pipeline/openapi/keywords.ts";
import { looksLikeSchema, typesOf } from "../pipeline/openapi/schemas.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * The page has properties of an object beside `properties`, or in place of it. There they have no effect and are
 * missing from the types. A key counts as a property if no keyword has its name and its value is a schema.
 * Seen: in five of 1,349 published documents.
 */
export const misplacedProperties: Quirk = {
  id: "misplaced-properties",
  summary: "Moved a property that was written beside `properties` into it.",
  visit: {
    schema({ value: schema }, context) {
      if (!isObject(schema) || !describesObject(schema)) return;
      const keys = Object.keys(schema).filter((key) => isMisplaced(schema, key));
      if (keys.length === 0) return;
      if (!isObject(schema["properties"])) context.set(schema, "properties", {});
      const properties = schema["properties"] as JsonObject; // set above when it was no object
      for (const key of keys) {
        const property = schema[key];
        context.remove(schema, key);
        if (!Object.hasOwn(properties, key)) context.set(properties, key, property);
      }
    },
  },
};

function describesObject(schema: JsonObject): boolean {
  const types = typesOf(schema);
  return types.includes("object") || (types.length === 0 && isObject(schema["properties"]));
}

function isMisplaced(schema: JsonObject, key: string): boolean {
  return !isSchemaKeyword(key) && !key.startsWith("x-") && looksLikeSchema(schema[key]);
}
