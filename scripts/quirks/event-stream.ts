import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isStream } from "../pipeline/openapi/media-types.ts";
import { isSchemaAnnotation, typesOf } from "../pipeline/openapi/schemas.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import { resolve } from "../pipeline/values/json-pointer.ts";

/**
 * The page gives the schema of one event as the schema of a whole stream (`text/event-stream`, `application/x-ndjson`).
 * The body is text that holds any number of such items; OpenAPI 3.1 has no word for them, so the schema stands under
 * `x-item-schema`, as `itemSchema` does in OpenAPI 3.2. A schema that is a string, be it text or bytes, is the body's.
 * Seen: Fern (Cohere), Mintlify (Bifrost, Parallel, Ollama).
 */
export const eventStream: Quirk = {
  id: "event-stream",
  summary:
    "Moved the schema of a stream's items to `x-item-schema` and declared the body as a string.",
  visit: {
    mediaType({ value: mediaType, key }, context) {
      if (!isObject(mediaType) || !isStream(String(key))) return;
      const { schema, itemSchema } = mediaType;
      if (Object.hasOwn(mediaType, "itemSchema")) {
        context.set(mediaType, "x-item-schema", itemSchema);
        context.remove(mediaType, "itemSchema");
      } else if (isBody(resolve(context.document, schema))) return;
      else if (isItem(schema)) context.set(mediaType, "x-item-schema", schema);
      context.set(mediaType, "schema", { type: "string" });
    },
  },
};

function isBody(schema: unknown): boolean {
  return isObject(schema) && typesOf(schema).includes("string");
}

function isItem(schema: unknown): schema is JsonObject {
  return isObject(schema) && Object.keys(schema).some((key) => !isSchemaAnnotation(key));
}
