import { canonicalJson } from "../pipeline/values/canonical-json.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import { asList, asObject, type PlacedNode } from "./placed-node.ts";

/** The values that a schema admits, as far as TypeScript can express them. */
interface ValueSet {
  /** Without `null`. An empty set means `unknown`. */
  types: Set<string>;
  nullable: boolean;
  /** The values of `enum` or `const`, without null. */
  values: unknown[] | undefined;
}

/** The values that all parts of a schema admit. */
export function valueSetOf(
  parts: readonly PlacedNode[],
  unionMembers: readonly PlacedNode[],
): ValueSet {
  const lists = parts
    .map(({ value }) => literalsOf(asObject(value)))
    .filter((list) => list !== undefined);
  const literals = lists.length === 0 ? undefined : lists.reduce(intersect);
  const typeLists = parts.map(typesOfPart).filter((types) => types.length > 0);
  const types = new Set(typeLists.length === 0 ? [] : typeLists.reduce(intersectTypes));
  const isForced = parts.some(({ value }) => asObject(value).nullable === true);
  const nullables = parts.map(nullabilityOf).filter((nullable) => nullable !== undefined);
  const nullable = isForced || (nullables.length > 0 && nullables.every(Boolean));
  if (!literals) return { types: withoutNull(types, unionMembers), nullable, values: undefined };
  const values = literals.filter((value) => value !== null);
  const valueTypes = new Set(values.map(typeOfValue));
  if (valueTypes.size === 0) valueTypes.add("never");
  return { types: valueTypes, nullable, values };
}

/** A schema that admits nothing but null has the type `never` apart from null. */
function withoutNull(types: Set<string>, unionMembers: readonly PlacedNode[]): Set<string> {
  if (types.size === 1 && types.has("null") && unionMembers.length === 0) return new Set(["never"]);
  return new Set([...types].filter((type) => type !== "null"));
}

/** The values of `enum` or `const`. openapi-typescript ignores an enum beside properties. */
function literalsOf(schema: JsonObject): unknown[] | undefined {
  if (Object.hasOwn(schema, "const")) return [schema.const];
  const isObjectType = "properties" in schema || "additionalProperties" in schema;
  if (!Array.isArray(schema.enum) || isObjectType) return undefined;
  const values: unknown[] = schema.enum;
  const isNullable = asList(schema.type).includes("null") && !values.includes(null);
  return isNullable ? [...values, null] : values;
}

function intersect(values: unknown[], others: unknown[]): unknown[] {
  const known = new Set(others.map(canonicalJson));
  return values.filter((value) => known.has(canonicalJson(value)));
}

/** An integer is also a number. */
function intersectTypes(types: string[], others: string[]): string[] {
  const shared = types.flatMap((type) => {
    if (others.includes(type)) return [type];
    if (type === "number" && others.includes("integer")) return ["integer"];
    return type === "integer" && others.includes("number") ? [type] : [];
  });
  return shared.length === 0 ? ["never"] : shared;
}

/** The types of one part. Empty if it admits every type. */
function typesOfPart({ value }: PlacedNode): string[] {
  if (value === false) return ["never"];
  const { type, properties, additionalProperties } = asObject(value);
  const types = typeof type === "string" ? [type] : asList(type).map(String);
  if (types.length > 0) return types;
  const members = membersOf(value);
  if (members.length > 0 && members.every(isNullSchema)) return ["null"];
  const isObjectType =
    Object.keys(asObject(properties)).length > 0 ||
    additionalProperties === true ||
    isObject(additionalProperties);
  return isObjectType ? ["object"] : [];
}

/** Whether one part admits null. `undefined` if it does not decide. */
function nullabilityOf(part: PlacedNode): boolean | undefined {
  const literals = literalsOf(asObject(part.value));
  if (literals) return literals.includes(null);
  const types = typesOfPart(part);
  if (types.length > 0) return types.includes("null") || hasNullBranch(part);
  return membersOf(part.value).length > 0 ? hasNullBranch(part) : undefined;
}

function hasNullBranch({ value }: PlacedNode): boolean {
  return membersOf(value).some(isNullSchema);
}

function membersOf(schema: unknown): unknown[] {
  const { oneOf, anyOf } = asObject(schema);
  return [...asList(oneOf), ...asList(anyOf)];
}

/** Whether null is the only value of a schema. */
export function isNullSchema(schema: unknown): boolean {
  if (!isObject(schema)) return false;
  const { type, enum: values, allOf } = schema;
  if (Array.isArray(allOf) && allOf.length === 1) return isNullSchema(allOf[0]);
  if (Object.hasOwn(schema, "const")) return schema.const === null;
  if (Array.isArray(values)) return values.length > 0 && values.every((value) => value === null);
  return type === "null" || (Array.isArray(type) && type.length === 1 && type[0] === "null");
}

export function typeOfValue(value: unknown): string {
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}
