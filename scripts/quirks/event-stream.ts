import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { isStream } from "../pipeline/openapi/media-types.ts";
import { isSchemaAnnotation, typesOf } from "../pipeline/openapi/schemas.ts";
import { isObject, objectAt, type JsonObject } from "../pipeline/values/json-object.ts";
import { resolve } from "../pipeline/values/json-pointer.ts";

/**
 * The page gives the schema of one event as the schema of a whole stream (`text/event-stream`,
 * `application/x-ndjson`). The body is text that contains any number of such items. OpenAPI 3.1 cannot describe
 * the items, so their schema moves to `x-item-schema`, like `itemSchema` in OpenAPI 3.2. A schema that is a string
 * already describes the whole body.
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
      } else {
        if (describesBody(resolve(context.document, schema))) return;
        if (describesItem(schema)) context.set(mediaType, "x-item-schema", schema);
      }
      context.set(mediaType, "schema", { type: "string" });
      moveExamples(mediaType, context);
    },
  },
};

/** An example that is not a text shows an item and not the body. */
function moveExamples(mediaType: JsonObject, context: Context): void {
  const { example } = mediaType;
  if (typeof example !== "string") context.rename(mediaType, "example", "x-item-example");
  const examples = Object.values(objectAt(mediaType, "examples"));
  const values = examples.map((item) =>
    objectAt({ item: resolve(context.document, item) }, "item"),
  );
  if (!values.every(({ value }) => typeof value === "string"))
    context.rename(mediaType, "examples", "x-item-examples");
}

function describesBody(schema: unknown): boolean {
  return isObject(schema) && typesOf(schema).includes("string");
}

function describesItem(schema: unknown): schema is JsonObject {
  return isObject(schema) && Object.keys(schema).some((key) => !isSchemaAnnotation(key));
}
