import { isSchemaAnnotation, typesOf } from "../openapi/schemas.ts";
import { isObject, listAt, type JsonObject } from "../values/json-object.ts";
import type { Context } from "./quirk.ts";

const COMPOSITION = ["$ref", "allOf", "oneOf", "anyOf", "not", "if"];

/** Makes `null` valid against a schema, and changes nothing else about it. */
export function addNull(schema: JsonObject, context: Context): void {
  const composed = COMPOSITION.filter((key) => Object.hasOwn(schema, key));
  const structural = Object.keys(schema).filter((key) => !isSchemaAnnotation(key));
  const [keyword] = composed;
  if (structural.length === 1 && (keyword === "oneOf" || keyword === "anyOf")) {
    addNullBranch(schema, keyword, context);
  } else if (composed.length > 0) {
    wrapInAnyOf(schema, structural, context);
  } else {
    addNullType(schema, context);
    addNullToEnum(schema, context);
  }
}

/** Adds `null` to the types of a schema. Without a type, `null` is valid already. */
export function addNullType(schema: JsonObject, context: Context): void {
  const types = typesOf(schema);
  if (types.length > 0 && !types.includes("null")) context.set(schema, "type", [...types, "null"]);
}

function addNullToEnum(schema: JsonObject, context: Context): void {
  if (!Array.isArray(schema["enum"]) || schema["enum"].includes(null)) return;
  context.set(schema, "enum", [...listAt(schema, "enum"), null]);
}

function addNullBranch(schema: JsonObject, keyword: string, context: Context): void {
  const branches = listAt(schema, keyword);
  const hasNull = branches.some((branch) => isObject(branch) && typesOf(branch).includes("null"));
  if (!hasNull) context.set(schema, keyword, [...branches, { type: "null" }]);
}

/** Moves keywords to a branch of `anyOf` beside `null`. An `allOf` of one schema needs no branch of its own. */
function wrapInAnyOf(schema: JsonObject, keys: string[], context: Context): void {
  const branch: JsonObject = Object.fromEntries(keys.map((key) => [key, schema[key]]));
  const parts = listAt(branch, "allOf");
  const only = keys.length === 1 && parts.length === 1 ? parts[0] : branch;
  for (const key of keys) context.remove(schema, key);
  context.set(schema, "anyOf", [only, { type: "null" }]);
}
