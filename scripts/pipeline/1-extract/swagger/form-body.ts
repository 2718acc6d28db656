import { listAt, type JsonObject } from "../../values/json-object.ts";
import { encodingOf } from "./collection-formats.ts";
import { textOf } from "../../values/text-of.ts";

const FORM_TYPES = ["multipart/form-data", "application/x-www-form-urlencoded"];

/** The media types of a form. */
export function formTypesOf(operation: JsonObject, fields: JsonObject[]): unknown[] {
  const declared = listAt(operation, "consumes").filter((type) =>
    FORM_TYPES.includes(textOf(type)),
  );
  if (declared.length > 0) return declared;
  return [fields.some(({ type }) => type === "file") ? FORM_TYPES[0] : FORM_TYPES[1]];
}

/** The form fields of an operation as one body. */
export function formBodyOf(fields: JsonObject[]): JsonObject {
  const properties = Object.fromEntries(
    fields.map((field) => [textOf(field["name"]), schemaOf(field)]),
  );
  const required = fields.filter((field) => field["required"] === true).map(({ name }) => name);
  const schema: JsonObject = { type: "object", properties };
  if (required.length > 0) schema["required"] = required;
  const encoding = encodingOf(fields);
  const body: JsonObject = { name: "body", in: "body", schema };
  if (Object.keys(encoding).length > 0) body["encoding"] = encoding;
  if (required.length > 0) body["required"] = true;
  return body;
}

const PARAMETER_KEYS = new Set(["in", "name", "required", "collectionFormat", "allowEmptyValue"]);

function schemaOf(field: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(field).filter(([key]) => !PARAMETER_KEYS.has(key)));
}
