import { listAt, isObject, type JsonObject } from "../values/json-object.ts";
import { resolve } from "../values/json-pointer.ts";

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

/** A keyword that says nothing about which values are valid; `nullable` is one until it is written as a type. */
export function isSchemaAnnotation(key: string): boolean {
  return ANNOTATIONS.has(key) || key.startsWith("x-");
}

/** The words under `type`, be it one or a list. */
export function typesOf(schema: JsonObject): unknown[] {
  const { type } = schema;
  if (type === undefined) return [];
  return Array.isArray(type) ? type : [type];
}

/** The type that a value has. An integer counts as a number, unless integers are what is asked for. */
export function hasType(value: unknown, type: unknown): boolean {
  if (type === "integer") return Number.isInteger(value) || typeof value === "bigint";
  if (type === "number") return typeof value === "number" || typeof value === "bigint";
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  if (type === "null") return value === null;
  return typeof value === type;
}

/** Whether a schema, after references and in all parts of `allOf`, has the answer that is looked for. */
export function someAllOfPart(
  document: JsonObject,
  schema: unknown,
  test: (part: JsonObject) => boolean,
  open: ReadonlySet<unknown> = new Set(),
): boolean {
  const part = resolve(document, schema);
  if (!isObject(part) || open.has(part)) return false;
  if (test(part)) return true;
  const parts = listAt(part, "allOf");
  const within = new Set([...open, part]);
  return parts.some((item) => someAllOfPart(document, item, test, within));
}
