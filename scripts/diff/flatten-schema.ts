import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import { emptyFlatSchema, type FlatSchema } from "./flat-schema.ts";
import {
  asList,
  asObject,
  child,
  children,
  followReferences,
  listItems,
  type PlacedNode,
  referenceOf,
} from "./placed-node.ts";

interface Context {
  document: JsonObject;
  /** References in `allOf` that are left out because the caller compares them separately. */
  skipped: ReadonlySet<string>;
  /** Schemas that were merged in already: a reference may lead back to one of them. */
  seen: Set<unknown>;
}

export function flattenSchema(
  document: JsonObject,
  node: PlacedNode,
  skipped: ReadonlySet<string> = new Set(),
): FlatSchema {
  const flat = emptyFlatSchema(node);
  mergeInto(flat, { document, skipped, seen: new Set() }, node);
  if (flat.types.size === 0) addImpliedTypes(flat);
  if (skipped.size === 0 && isFreeForm(flat)) {
    flat.additional = { value: {}, pointer: node.pointer };
  }
  return flat;
}

function mergeInto(flat: FlatSchema, context: Context, reference: PlacedNode): void {
  const node = followReferences(context.document, reference);
  if (context.seen.has(node.value)) return;
  context.seen.add(node.value);
  if (node.value === false || isNullSchema(node.value)) flat.types.add("never");
  const schema = asObject(node.value);
  addTypes(flat, schema);
  addValues(flat, schema);
  addObjectKeywords(flat, node);
  addArrayKeywords(flat, node);
  addUnionMembers(flat, context.document, node);
  for (const part of listItems(node, "allOf")) {
    if (!context.skipped.has(referenceOf(part.value) ?? "")) mergeInto(flat, context, part);
  }
}

function addTypes(flat: FlatSchema, schema: JsonObject): void {
  const types = typeof schema.type === "string" ? [schema.type] : asList(schema.type);
  for (const type of types) {
    if (type === "null") flat.nullable = true;
    else flat.types.add(String(type));
  }
  if (schema.nullable === true) flat.nullable = true;
  if (schema.deprecated === true) flat.deprecated = true;
  if (typeof schema.format === "string") flat.format = schema.format;
}

function addValues(flat: FlatSchema, schema: JsonObject): void {
  const values = Object.hasOwn(schema, "const") ? [schema.const] : schema.enum;
  if (!Array.isArray(values)) return;
  const withoutNull: unknown[] = values.filter((value) => value !== null);
  if (withoutNull.length < values.length) flat.nullable = true;
  flat.values = withoutNull;
}

function addObjectKeywords(flat: FlatSchema, node: PlacedNode): void {
  const { required, additionalProperties } = asObject(node.value);
  for (const [name, property] of children(child(node, "properties"))) {
    flat.properties.set(name, property);
  }
  for (const name of asList(required)) flat.required.add(String(name));
  if (additionalProperties === true || isObject(additionalProperties)) {
    flat.additional = child(node, "additionalProperties");
  }
  if (additionalProperties === false) flat.isClosed = true;
}

function addArrayKeywords(flat: FlatSchema, node: PlacedNode): void {
  if (asObject(node.value).items !== undefined) flat.items = child(node, "items");
  flat.prefixItems.push(...listItems(node, "prefixItems"));
}

function addUnionMembers(flat: FlatSchema, document: JsonObject, node: PlacedNode): void {
  for (const member of [...listItems(node, "oneOf"), ...listItems(node, "anyOf")]) {
    if (isNullSchema(followReferences(document, member).value)) flat.nullable = true;
    else flat.unionMembers.push(member);
  }
}

export function isNullSchema(schema: unknown): boolean {
  if (!isObject(schema)) return false;
  const { type } = schema;
  return type === "null" || (Array.isArray(type) && type.length === 1 && type[0] === "null");
}

/** A schema without `type` still has the type that its other keywords are about. */
function addImpliedTypes(flat: FlatSchema): void {
  if (flat.properties.size > 0 || flat.additional || flat.isClosed) flat.types.add("object");
  if (flat.items || flat.prefixItems.length > 0) flat.types.add("array");
  for (const value of flat.values ?? []) {
    flat.types.add(Number.isInteger(value) ? "integer" : typeof value);
  }
}

/** An object without any listed property: its type is `Record<string, unknown>`. */
function isFreeForm(flat: FlatSchema): boolean {
  const { types, properties, unionMembers, additional, isClosed } = flat;
  return (
    types.has("object") && properties.size + unionMembers.length === 0 && !additional && !isClosed
  );
}
