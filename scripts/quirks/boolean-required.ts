import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import type { Node } from "../pipeline/openapi/walk.ts";
import { listAt, objectAt, isObject, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * The page has `required: true` on a property, as in draft 3 of JSON Schema. It means that the object's `required`
 * lists the property.
 * Seen: not on the pages measured so far; draft 3 of JSON Schema allows it.
 */
export const booleanRequired: Quirk = {
  id: "boolean-required",
  summary: "Moved `required: true` from a property to the `required` list of its object.",
  visit: {
    schema(node, context) {
      if (!isObject(node.value)) return;
      // The word on a property is gone by now, because the object around it is visited first.
      if (hasBoolean(node.value)) moveToParameter(node, node.value, context);
      moveToList(node.value, context);
    },
  },
};

function hasBoolean(schema: unknown): schema is JsonObject {
  return isObject(schema) && typeof schema["required"] === "boolean";
}

function moveToParameter({ parent }: Node, schema: JsonObject, context: Context): void {
  if (schema["required"] === true && parent?.kind === "parameter" && isObject(parent.value))
    context.set(parent.value, "required", true);
  context.remove(schema, "required");
}

function moveToList(schema: JsonObject, context: Context): void {
  const properties = Object.entries(objectAt(schema, "properties"));
  const listed = listAt(schema, "required");
  const missing = properties
    .filter(
      ([name, property]) =>
        isObject(property) && property["required"] === true && !listed.includes(name),
    )
    .map(([name]) => name);
  if (missing.length > 0) context.set(schema, "required", [...listed, ...missing]);
  for (const [, property] of properties)
    if (hasBoolean(property)) context.remove(property, "required");
}
