import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isBinary } from "../pipeline/openapi/media-types.ts";
import { isSchemaAnnotation } from "../pipeline/openapi/schemas.ts";
import { objectAt, isObject } from "../pipeline/values/json-object.ts";

/**
 * The page gives the body of a binary media type, such as `audio/mpeg`, no schema or a plain string. The media
 * type shows that the body is binary.
 * Seen: not on the pages measured so far.
 */
export const binaryBody: Quirk = {
  id: "binary-body",
  summary: "Declared the body of a binary media type as binary data.",
  visit: {
    mediaType({ value: mediaType, key }, context) {
      if (!isObject(mediaType) || !isBinary(String(key)) || !isOpenOrString(mediaType["schema"]))
        return;
      const known = objectAt(mediaType, "schema");
      context.set(mediaType, "schema", { ...known, type: "string", format: "binary" });
    },
  },
};

function isOpenOrString(schema: unknown): boolean {
  if (schema === undefined || schema === null) return true;
  if (!isObject(schema)) return false;
  const keywords = Object.keys(schema).filter((key) => !isSchemaAnnotation(key));
  return keywords.every((key) => key === "type" && schema["type"] === "string");
}
