import { isSchemaAnnotation } from "../openapi/schemas.ts";
import { isObject, listAt, objectAt, type JsonObject } from "../values/json-object.ts";
import { resolve } from "../values/json-pointer.ts";

interface FormFields {
  fields: JsonObject[];
  /** Whether the fields say all that the schema says. */
  isComplete: boolean;
}

const FORM = /^application\/x-www-form-urlencoded\b/i;
const EXPRESSED = new Set(["allOf", "properties", "required", "type"]);

/** The fields of a parameter `in: querystring`, as parameters in the query. */
export function formFieldsOf(parameter: JsonObject, document: JsonObject): FormFields {
  const contents = Object.entries(objectAt(parameter, "content"));
  const form = contents.find(([mediaType]) => FORM.test(mediaType))?.[1];
  const parts = partsOf(document, isObject(form) ? form["schema"] : undefined);
  const isRequired = (name: string) =>
    parameter["required"] === true && parts.some((part) => listAt(part, "required").includes(name));
  const fields = new Map<string, JsonObject>();
  for (const [name, schema] of parts.flatMap((part) =>
    Object.entries(objectAt(part, "properties")),
  )) {
    fields.set(name, { name, in: "query", required: isRequired(name), schema });
  }
  const keys = parts.flatMap((part) => Object.keys(part));
  const isKnown = (key: string) => EXPRESSED.has(key) || isSchemaAnnotation(key);
  const isClosed = parts.every((part) => !isOpen(part));
  return {
    fields: [...fields.values()],
    isComplete:
      fields.size > 0 &&
      isClosed &&
      keys.every((key) => isKnown(key) || key === "additionalProperties"),
  };
}

function isOpen({ additionalProperties }: JsonObject): boolean {
  return additionalProperties !== undefined && additionalProperties !== false;
}

function partsOf(
  document: JsonObject,
  schema: unknown,
  seen: Set<JsonObject> = new Set(),
): JsonObject[] {
  const target = resolve(document, schema);
  if (!isObject(target) || seen.has(target)) return [];
  seen.add(target);
  return [target, ...listAt(target, "allOf").flatMap((part) => partsOf(document, part, seen))];
}
