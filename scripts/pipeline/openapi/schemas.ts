import { listAt, isObject, type JsonObject } from "../values/json-object.ts";
import { resolve } from "../values/json-pointer.ts";
import { textOf } from "../values/text-of.ts";

export const TYPES: ReadonlySet<unknown> = new Set([
  "array",
  "boolean",
  "integer",
  "null",
  "number",
  "object",
  "string",
]);

const ANNOTATIONS = new Set([
  "$comment",
  "default",
  "deprecated",
  "description",
  "example",
  "examples",
  "externalDocs",
  "nullable",
  "readOnly",
  "summary",
  "title",
  "writeOnly",
  "xml",
]);

/**
 * Whether a keyword does not affect which values are valid. `nullable` counts as one, because JSON Schema does not know
 * it; a quirk turns it into a type.
 */
export function isSchemaAnnotation(key: string): boolean {
  return ANNOTATIONS.has(key) || key.startsWith("x-");
}

/** The values of `type`, which is one value or a list. */
export function typesOf(schema: JsonObject): unknown[] {
  const { type } = schema;
  if (type === undefined) return [];
  return Array.isArray(type) ? type : [type];
}

const OTHER_DESCRIPTIONS = ["type", "$ref", "allOf", "anyOf", "oneOf", "enum", "const", "items"];

/** Whether a schema describes an object by its properties only, without a type. */
export function describesUntypedObject(schema: JsonObject): boolean {
  const { properties } = schema;
  const hasProperties = isObject(properties) && Object.keys(properties).length > 0;
  return hasProperties && !OTHER_DESCRIPTIONS.some((key) => Object.hasOwn(schema, key));
}

/** Whether a value has a type of JSON Schema. An integer is also a number. */
export function hasType(value: unknown, type: unknown): boolean {
  if (type === "integer") return Number.isInteger(value) || typeof value === "bigint";
  if (type === "number") return typeof value === "number" || typeof value === "bigint";
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  if (type === "null") return value === null;
  return typeof value === type;
}

/** The name of a value's type in JSON Schema. */
export function typeNameOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return hasType(value, "integer") ? "integer" : typeof value;
}

/** Whether the enum of an array lists the values of its items: none of them is an array. */
export function hasEnumOfItems(schema: JsonObject): boolean {
  const types = typesOf(schema);
  const isArray =
    types.includes("array") && types.every((type) => /^(array|null)$/.test(textOf(type)));
  const values = listAt(schema, "enum");
  return isArray && values.some((value) => value !== null) && !values.some(Array.isArray);
}

/** Whether a schema or a schema in its `allOf` passes the test, after following references. */
export function someAllOfPart(
  document: JsonObject,
  schema: unknown,
  test: (part: JsonObject) => boolean,
): boolean {
  const visited = new Set<JsonObject>();
  const passes = (value: unknown): boolean => {
    const part = resolve(document, value);
    if (!isObject(part) || visited.has(part)) return false;
    visited.add(part);
    return test(part) || listAt(part, "allOf").some(passes);
  };
  return passes(schema);
}

/** Whether a value has a type, a reference or a choice, as a schema has. */
export function looksLikeSchema(value: unknown): boolean {
  if (!isObject(value)) return false;
  const types = typesOf(value);
  const isTyped = types.length > 0 && types.every((type) => TYPES.has(type));
  return (
    isTyped ||
    typeof value["$ref"] === "string" ||
    ["oneOf", "anyOf", "allOf"].some((key) => Array.isArray(value[key]))
  );
}
