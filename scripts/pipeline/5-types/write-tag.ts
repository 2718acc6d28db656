import { isSchemaAnnotation, typesOf } from "../openapi/schemas.ts";
import { isObject, listAt, objectAt, type JsonObject } from "../values/json-object.ts";

/** The values that a property of a schema may have. */
export interface Restriction {
  schema: JsonObject;
  property: string;
  values: unknown[];
  isRequired: boolean;
}

/** Restricts a property of a schema to its tags. */
export function writeTag({ schema, property, values, isRequired }: Restriction): void {
  const holder = holderOf(schema, property);
  const properties = objectAt(holder, "properties");
  const kept = Object.entries(objectAt(properties, property)).filter(
    ([key]) => key === "type" || isSchemaAnnotation(key),
  );
  const type = values.every((value) => typeof value === "string") ? { type: "string" } : {};
  const restricted = { ...type, ...Object.fromEntries(kept), enum: values };
  holder["properties"] = { ...properties, [property]: restricted };
  const required = listAt(holder, "required");
  if (isRequired && !required.includes(property)) holder["required"] = [...required, property];
}

/** The schema or the part of its `allOf` that describes the property, or where there is room for it. */
function holderOf(schema: JsonObject, property: string): JsonObject {
  const inline = listAt(schema, "allOf").filter(isObject).filter(hasProperties);
  const holder = [schema, ...inline].find((part) =>
    Object.hasOwn(objectAt(part, "properties"), property),
  );
  if (holder) return holder;
  if (listAt(schema, "allOf").length === 0) return schema;
  if (inline[0]) return inline[0];
  const part: JsonObject = {
    type: typesOf(schema).includes("null") ? ["object", "null"] : "object",
  };
  schema["allOf"] = [...listAt(schema, "allOf"), part];
  return part;
}

function hasProperties(part: JsonObject): boolean {
  return isObject(part["properties"]);
}
