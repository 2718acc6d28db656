import { isObject } from "../pipeline/values/json-object.ts";
import {
  asList,
  asRecord,
  child,
  children,
  type Document,
  type Node,
  refOf,
  resolve,
} from "./document.ts";

/** What a schema means for its TypeScript type, with every `allOf` folded in. */
export interface Shape {
  /** Without `null`; none means that anything goes. */
  types: Set<string>;
  nullable: boolean;
  /** The values of `enum` or `const`, without null. */
  values: unknown[] | undefined;
  format: string | undefined;
  deprecated: boolean;
  properties: Map<string, Node>;
  required: Set<string>;
  /** The schema of properties that are not named, where they may be spelt. */
  extra: Node | undefined;
  /** `additionalProperties: false` was said. */
  closed: boolean;
  items: Node | undefined;
  prefixItems: Node[];
  /** The members of `oneOf` or `anyOf`, without null. */
  members: Node[];
}

/** `skip` names the references inside `allOf` that are compared on their own. */
export function toShape(document: Document, node: Node, skip: Set<string> = new Set()): Shape {
  const shape = emptyShape();
  addTo(shape, { document, skip, seen: new Set() }, node);
  if (shape.types.size === 0) addImpliedTypes(shape);
  if (skip.size === 0 && isFreeForm(shape)) shape.extra = { value: {}, pointer: node.pointer };
  return shape;
}

interface Reading {
  document: Document;
  skip: Set<string>;
  seen: Set<unknown>;
}

function emptyShape(): Shape {
  return {
    types: new Set(),
    nullable: false,
    values: undefined,
    format: undefined,
    deprecated: false,
    properties: new Map(),
    required: new Set(),
    extra: undefined,
    closed: false,
    items: undefined,
    prefixItems: [],
    members: [],
  };
}

function addTo(shape: Shape, reading: Reading, reference: Node): void {
  const node = resolve(reading.document, reference);
  if (reading.seen.has(node.value)) return;
  reading.seen.add(node.value);
  if (node.value === false || isNull(node.value)) shape.types.add("never");
  const schema = asRecord(node.value);
  addTypes(shape, schema);
  addValues(shape, schema);
  addStructure(shape, node);
  addMembers(shape, reading.document, node);
  for (const [index, member] of asList(schema.allOf).entries()) {
    if (!reading.skip.has(refOf(member) ?? "")) addTo(shape, reading, child(node, "allOf", index));
  }
}

function addTypes(shape: Shape, schema: Record<string, unknown>): void {
  const types = typeof schema.type === "string" ? [schema.type] : asList(schema.type);
  for (const type of types) {
    if (type === "null") shape.nullable = true;
    else shape.types.add(String(type));
  }
  if (schema.nullable === true) shape.nullable = true;
  if (schema.deprecated === true) shape.deprecated = true;
  if (typeof schema.format === "string") shape.format = schema.format;
}

function addValues(shape: Shape, schema: Record<string, unknown>): void {
  const values = Object.hasOwn(schema, "const") ? [schema.const] : schema.enum;
  if (!Array.isArray(values)) return;
  const known: unknown[] = values.filter((value) => value !== null);
  if (known.length < values.length) shape.nullable = true;
  shape.values = known;
}

function addStructure(shape: Shape, node: Node): void {
  const schema = asRecord(node.value);
  for (const [name, property] of children(child(node, "properties"))) {
    shape.properties.set(name, property);
  }
  for (const name of asList(schema.required)) shape.required.add(String(name));
  const extra = schema.additionalProperties;
  if (extra === true || isObject(extra)) shape.extra = child(node, "additionalProperties");
  if (schema.items !== undefined) shape.items = child(node, "items");
  shape.prefixItems.push(
    ...asList(schema.prefixItems).map((_, index) => child(node, "prefixItems", index)),
  );
  if (extra === false) shape.closed = true;
}

function addMembers(shape: Shape, document: Document, node: Node): void {
  for (const key of ["oneOf", "anyOf"]) {
    const list = child(node, key);
    for (const index of asList(list.value).keys()) {
      const member = child(list, index);
      if (isNull(resolve(document, member).value)) shape.nullable = true;
      else shape.members.push(member);
    }
  }
}

export function isNull(schema: unknown): boolean {
  if (!isObject(schema)) return false;
  const { type } = schema;
  return type === "null" || (Array.isArray(type) && type.length === 1 && type[0] === "null");
}

function addImpliedTypes(shape: Shape): void {
  if (shape.properties.size > 0 || shape.extra || shape.closed) shape.types.add("object");
  if (shape.items || shape.prefixItems.length > 0) shape.types.add("array");
  for (const value of shape.values ?? []) {
    shape.types.add(Number.isInteger(value) ? "integer" : typeof value);
  }
}

function isFreeForm(shape: Shape): boolean {
  const { types, properties, members, extra, closed } = shape;
  return types.has("object") && properties.size + members.length === 0 && !extra && !closed;
}
