import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { listAt, objectAt, isObject } from "../pipeline/values/json-object.ts";

/**
 * The page says `required: true` on a property, as JSON Schema's third draft has it; it means that the object's
 * `required` lists the property.
 * Seen: none in the pages measured so far; JSON Schema's third draft has it.
 */
export const booleanRequired: Quirk = {
  id: "boolean-required",
  summary: "Moved `required: true` from a property to the `required` list of its object.",
  visit: {
    schema({ value: schema, parent, container }, context) {
      if (!isObject(schema)) return;
      if (typeof schema["required"] === "boolean" && !isProperty(parent?.value, container)) {
        if (schema["required"] && parent?.kind === "parameter" && isObject(parent.value))
          context.set(parent.value, "required", true);
        context.remove(schema, "required");
      }
      const properties = objectAt(schema, "properties");
      const named = listAt(schema, "required");
      const marked = Object.keys(properties).filter((name) => isMarked(properties[name]));
      const missing = marked.filter(
        (name) => isRequired(properties[name]) && !named.includes(name),
      );
      if (missing.length > 0) context.set(schema, "required", [...named, ...missing]);
      for (const name of marked) context.remove(properties[name] as object, "required"); // marked ones are objects
    },
  },
};

function isProperty(parent: unknown, container: unknown): boolean {
  return isObject(parent) && parent["properties"] === container && container !== undefined;
}

function isMarked(property: unknown): boolean {
  return isObject(property) && typeof property["required"] === "boolean";
}

function isRequired(property: unknown): boolean {
  return isObject(property) && property["required"] === true;
}
