import { isSchemaAnnotation, typesOf } from "../openapi/schemas.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import type { Context } from "./quirk.ts";

const COMPOSITION = ["$ref", "allOf", "oneOf", "anyOf", "not", "if"];

/** Lets `null` be valid against a schema, whatever else it says. */
export function addNull(schema: JsonObject, context: Context): void {
  const composed = COMPOSITION.filter((key) => Object.hasOwn(schema, key));
  const structural = Object.keys(schema).filter((key) => !isSchemaAnnotation(key));
  const [choice] = composed;
  if (structural.length === 1 && (choice === "oneOf" || choice === "anyOf"))
    addBranch(schema, choice, context);
  else if (composed.length > 0) wrap(schema, structural, context);
  else {
    addNullType(schema, context);
    const values: unknown = schema["enum"];
    if (Array.isArray(values) && !values.includes(null))
      context.set(schema, "enum", [...(values as unknown[]), null]);
  }
}

/** Adds `null` to the types, where there are any. */
export function addNullType(schema: JsonObject, context: Context): void {
  const types = typesOf(schema);
  if (types.length > 0 && !types.includes("null")) context.set(schema, "type", [...types, "null"]);
}

function addBranch(schema: JsonObject, keyword: string, context: Context): void {
  const branches: unknown[] = Array.isArray(schema[keyword]) ? schema[keyword] : [];
  const hasNull = branches.some((branch) => isObject(branch) && typesOf(branch).includes("null"));
  if (!hasNull) context.set(schema, keyword, [...branches, { type: "null" }]);
}

function wrap(schema: JsonObject, keys: string[], context: Context): void {
  const branch: JsonObject = Object.fromEntries(keys.map((key) => [key, schema[key]]));
  const parts: unknown = branch["allOf"];
  const only: unknown =
    keys.length === 1 && Array.isArray(parts) && parts.length === 1 ? parts[0] : branch;
  for (const key of keys) context.remove(schema, key);
  context.set(schema, "anyOf", [only, { type: "null" }]);
}
