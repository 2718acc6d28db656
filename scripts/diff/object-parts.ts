import { hasNestedSchema } from "../pipeline/5-types/index-signatures.ts";
import { DEFINED_KEYWORD } from "../pipeline/5-types/required-properties.ts";
import { isSameJson } from "../pipeline/values/canonical-json.ts";
import { isObject, type JsonObject, objectAt } from "../pipeline/values/json-object.ts";
import { asList, asObject, child, children, type PlacedNode } from "./placed-node.ts";

/** The properties of all parts of a schema. A property that several parts describe matches all of them. */
export function mergeProperties(parts: readonly PlacedNode[]): Map<string, PlacedNode> {
  const merged = new Map<string, PlacedNode>();
  for (const part of parts) {
    for (const [name, property] of children(child(part, "properties"))) {
      const known = merged.get(name);
      merged.set(name, known ? intersection(known, property) : property);
    }
  }
  return merged;
}

function intersection(known: PlacedNode, other: PlacedNode): PlacedNode {
  if (isUnconstrained(other) || isSameJson(known.value, other.value)) {
    return known;
  }
  if (isUnconstrained(known)) return other;
  // TypeScript makes a property of an intersection read-only only if it is read-only everywhere.
  const isReadOnly = [known, other].every(({ value }) => asObject(value).readOnly === true);
  const value = { allOf: [known.value, other.value], ...(isReadOnly && { readOnly: true }) };
  return { value, pointer: known.pointer };
}

/** Whether a schema only declares a property that another part describes. */
function isUnconstrained({ value }: PlacedNode): boolean {
  if (value === true) return true;
  return isObject(value) && (DEFINED_KEYWORD in value || Object.keys(value).length === 0);
}

/** The schema of the properties that are not listed, if the type has them. */
export function additionalOf(parts: readonly PlacedNode[]): PlacedNode | undefined {
  const found = parts.flatMap(additionalOfPart);
  const [only] = found;
  if (!only || found.length === 1) return only;
  return { value: { anyOf: found.map(({ value }) => value) }, pointer: only.pointer };
}

function additionalOfPart(part: PlacedNode): PlacedNode[] {
  const schema = asObject(part.value);
  const rest = schema.additionalProperties;
  const matched = children(child(part, "patternProperties")).map(([, pattern]) => pattern);
  const isOpen = rest === true || isObject(rest);
  if (!isOpen && matched.length === 0) return isFreeForm(schema) ? [unknownAt(part)] : [];
  // Without `additionalProperties`, a name that matches no pattern has any value.
  const isUnknown = rest === undefined || rest === true || hasNestedProperty(schema);
  if (isUnknown) return [unknownAt(isOpen ? child(part, "additionalProperties") : part)];
  return [...(isOpen ? [child(part, "additionalProperties")] : []), ...matched];
}

/** The index signature of the types is unknown then, because it covers the listed properties too. */
function hasNestedProperty(schema: JsonObject): boolean {
  return Object.values(objectAt(schema, "properties")).some(
    (property) => property === true || hasNestedSchema(property),
  );
}

/** An object without any keyword about its properties: its type is `Record<string, unknown>`. */
function isFreeForm(schema: JsonObject): boolean {
  const isObjectType = schema.type === "object" || asList(schema.type).includes("object");
  const hasParts = ["allOf", "anyOf", "oneOf"].some((key) => asList(schema[key]).length > 0);
  return isObjectType && !hasParts && Object.keys(objectAt(schema, "properties")).length === 0;
}

function unknownAt(node: PlacedNode): PlacedNode {
  return { value: {}, pointer: node.pointer };
}
