import { isSchemaAnnotation, someAllOfPart } from "../openapi/schemas.ts";
import { walk, type Node } from "../openapi/walk.ts";
import { isObject, listAt, objectAt, type JsonObject } from "../values/json-object.ts";
import { hasNestedSchema } from "./index-signatures.ts";
import { createPropertySearch, isDescribed, type PropertySearch } from "./property-search.ts";
import { textOf } from "../values/text-of.ts";

/** The keyword of a required property that another part of the schema describes. */
export const DEFINED_KEYWORD = "x-defined";

/**
 * Declares the properties that a schema requires without describing them. If a schema in `allOf`, or the one that
 * contains this one, describes the property, it becomes required there too. Otherwise its type is unknown.
 * openapi-typescript ignores most of them.
 */
export function declareRequiredProperties(document: JsonObject): void {
  const found: Undeclared[] = [];
  walk(document, (node) => {
    const { kind, value: schema } = node;
    if (kind !== "schema" || !isObject(schema)) return;
    requireInParts(schema);
    const names = listAt(schema, "required").filter((name) => typeof name === "string");
    const undeclared = names.filter((name) => !isDescribed(schema, name));
    if (names.length > 0) found.push({ schema, names: undeclared, context: contextOf(node) });
  });
  // All are looked up before any is declared, so that the result does not depend on the order.
  const search = createPropertySearch(document);
  const declared = found.map((item) => ({
    ...item,
    properties: propertiesFor(document, item, search),
  }));
  for (const { schema, properties } of declared) {
    if (Object.keys(properties).length > 0)
      schema["properties"] = { ...objectAt(schema, "properties"), ...properties };
    moveToPart(schema);
  }
}

interface Undeclared {
  schema: JsonObject;
  /** May be empty. */
  names: string[];
  /** The schema and those that contain it as a part or a branch. A value matches all of them. */
  context: JsonObject[];
}

/** Moves a required name to the part of `allOf` that describes the property. */
function requireInParts(schema: JsonObject): void {
  for (const part of listAt(schema, "allOf").filter(isObject)) {
    const inner = objectAt(part, "properties");
    const names = listAt(schema, "required").filter((name) => Object.hasOwn(inner, textOf(name)));
    if (names.length === 0) continue;
    part["required"] = [...new Set([...listAt(part, "required"), ...names])];
    schema["required"] = listAt(schema, "required").filter((name) => !names.includes(name));
  }
}

function contextOf({ container, parent, value }: Node): JsonObject[] {
  const own = isObject(value) ? [value] : [];
  const holder = parent?.value;
  const isPart =
    isObject(holder) && ["allOf", "anyOf", "oneOf"].some((key) => holder[key] === container);
  return parent && isPart ? [...own, ...contextOf(parent)] : own;
}

/** The undeclared properties. None if the schema also allows values that are not objects. */
function propertiesFor(
  document: JsonObject,
  { schema, names, context }: Undeclared,
  search: PropertySearch,
): JsonObject {
  if (names.length === 0 || !search.describeObject(context)) return {};
  const own = objectAt(schema, "properties");
  const properties = names.map((name): [string, unknown] => {
    const described = search.find(context, name) ?? mapValueOf(schema);
    if (described === own[name] && described !== undefined) return [name, described];
    if (described !== undefined)
      return [name, { ...objectAt(own, name), ...copyOf(document, described) }];
    return [name, search.isInBranch(context, name) ? { [DEFINED_KEYWORD]: true } : {}];
  });
  return Object.fromEntries(properties);
}

/** The schema of all properties that have none of their own. */
function mapValueOf(schema: JsonObject): unknown {
  const rest = schema["additionalProperties"];
  return isObject(rest) && !Object.hasOwn(schema, "patternProperties") ? rest : undefined;
}

/** A copy for the second place of a property. A schema with nested ones is not copied, because they may be large. */
function copyOf(document: JsonObject, property: unknown): JsonObject {
  if (!isObject(property) || hasNestedSchema(property)) {
    const flags = ["readOnly", "writeOnly"].filter((flag) =>
      someAllOfPart(document, property, (part) => part[flag] === true),
    );
    return Object.fromEntries([DEFINED_KEYWORD, ...flags].map((key) => [key, true]));
  }
  const kept = Object.entries(property).filter(
    ([key]) => key === "readOnly" || key === "writeOnly" || !isSchemaAnnotation(key),
  );
  return structuredClone(Object.fromEntries(kept));
}

/** Beside `allOf`, openapi-typescript would apply the list to the parts too. */
function moveToPart(schema: JsonObject): void {
  const parts = listAt(schema, "allOf");
  if (parts.length === 0) return;
  const moved = ["type", "properties", "required", "additionalProperties", "patternProperties"];
  const own = moved.filter((key) => Object.hasOwn(schema, key));
  schema["allOf"] = [Object.fromEntries(own.map((key) => [key, schema[key]])), ...parts];
  for (const key of own) delete schema[key];
}
