import { typesOf } from "../openapi/schemas.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import { branchesOf } from "./schema-branches.ts";

/** The lists of values that a schema states by `const` or `enum`, also in all branches of a choice. */
export function literalsOf(schema: JsonObject): unknown[][] {
  if (Object.hasOwn(schema, "const")) return [[schema["const"]]];
  if (Array.isArray(schema["enum"])) return [schema["enum"]];
  const branches = branchesOf(schema).filter(isObject).map(literalsOf);
  const isLiteral = branches.length > 0 && branches.every((lists) => lists.length > 0);
  return isLiteral ? [branches.flat(2)] : [];
}

/** Whether the values that a schema states include a value. A schema that states none admits every value. */
export function admits(declared: JsonObject, value: unknown): boolean {
  return literalsOf(declared).every((literals) => literals.includes(value));
}

/** The tags as values of the declared types. A mapping has the tag `"1"` for the number 1. */
export function valuesOf(tags: readonly string[], declared: readonly JsonObject[]): unknown[] {
  const types = new Set(declared.flatMap(typesWithin));
  const values: unknown[] = [];
  const isText = types.size === 0 || types.has("string");
  for (const tag of isText ? tags : []) values.push(tag);
  if (types.has("integer") || types.has("number")) {
    const numbers = tags.filter((tag) => tag.trim() !== "").map(Number);
    for (const number of numbers.filter(Number.isFinite)) values.push(number);
  }
  if (types.has("boolean")) {
    values.push(
      ...["true", "false"].filter((tag) => tags.includes(tag)).map((tag) => tag === "true"),
    );
  }
  if (types.has("null") && values.length > 0) values.push(null);
  return values;
}

function typesWithin(schema: JsonObject): unknown[] {
  const branches = branchesOf(schema).filter(isObject);
  return [...typesOf(schema), ...branches.flatMap(typesOf)];
}
