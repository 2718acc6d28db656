import type { JsonObject } from "../pipeline/values/json-object.ts";
import { asList, asObject, referenceName, referenceOf } from "./placed-node.ts";

const SHOWN_VALUES = 6;

/** A schema as a TypeScript type, short enough for one line of a report. */
export function typeName(schema: unknown): string {
  const names = schema === false ? ["never"] : unionNames(asObject(schema));
  return [...new Set(names)].join(" | ") || "unknown";
}

/** The members of the schema's TypeScript type, which may be a union. */
function unionNames(schema: JsonObject): string[] {
  const reference = referenceOf(schema);
  if (reference !== undefined) return [referenceName(reference)];
  if (Object.hasOwn(schema, "const")) return [literal(schema.const)];
  if (Array.isArray(schema.enum)) return literals(schema.enum);
  const members = [...asList(schema.oneOf), ...asList(schema.anyOf)];
  if (members.length > 0) return firstOf(members, shallowName);
  const types = typeof schema.type === "string" ? [schema.type] : asList(schema.type).map(String);
  const names = types.map((type) => (type === "array" ? listName(schema) : type));
  if (schema.nullable === true) names.push("null");
  if (names.length === 0 && asList(schema.allOf).length > 0) {
    return [asList(schema.allOf).map(shallowName).join(" & ")];
  }
  return names;
}

/** `string[]`, or `[string, number, ...string[]]` for a list with `prefixItems`. */
function listName(schema: JsonObject): string {
  if (!Array.isArray(schema.prefixItems)) return arrayName(schema.items);
  const minimum = typeof schema.minItems === "number" ? schema.minItems : 0;
  const items: unknown[] = schema.prefixItems;
  const first = firstOf(items, (item, index) => shallowName(item) + (index < minimum ? "" : "?"));
  const rest = schema.items === false ? [] : [`...${arrayName(schema.items)}`];
  return `[${[...first, ...rest].join(", ")}]`;
}

function arrayName(items: unknown): string {
  const name = shallowName(items);
  return name.includes(" ") ? `(${name})[]` : `${name}[]`;
}

/** Shows one level only: documents may nest deeply, or without end. */
function shallowName(schema: unknown): string {
  const { oneOf, anyOf, allOf, items, ...own } = asObject(schema);
  const isNested = [oneOf, anyOf, allOf].some(Array.isArray);
  return isNested ? "…" : typeName(schema === false ? schema : own);
}

export function literal(value: unknown): string {
  return JSON.stringify(value) ?? "undefined";
}

export function literals(values: unknown[]): string[] {
  return firstOf(values, literal);
}

/** The names of the first values, and a sign for the others. */
function firstOf(values: unknown[], nameOf: (value: unknown, index: number) => string): string[] {
  const shown = values.slice(0, SHOWN_VALUES).map(nameOf);
  return values.length > SHOWN_VALUES ? [...shown, "…"] : shown;
}
