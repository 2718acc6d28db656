import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isBinary } from "../pipeline/openapi/media-types.ts";
import { isSchemaAnnotation } from "../pipeline/openapi/schemas.ts";
import { objectAt, isObject, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * The page gives a body of bytes, such as `audio/mpeg`, no schema or a plain string; its media type says that it is
 * binary.
 * Seen: none in the pages measured so far.
 */
export const binaryBody: Quirk = {
  id: "binary-body",
  summary: "Declared the body of a binary media type as binary data.",
  visit: {
    mediaType({ value: mediaType, key }, context) {
      if (!isObject(mediaType) || !isBinary(String(key)) || !isOpen(mediaType["schema"])) return;
      const known = objectAt(mediaType, "schema");
      context.set(mediaType, "schema", { ...known, type: "string", format: "binary" });
    },
  },
};

function isOpen(schema: unknown): boolean {
  if (schema === undefined || schema === null) return true;
  return (
    isObject(schema) &&
    Object.keys(schema)
      .filter((key) => !isSchemaAnnotation(key))
      .every((key) => saysString(schema, key))
  );
}

function saysString(schema: JsonObject, key: string): boolean {
  return key === "type" && schema["type"] === "string";
}
