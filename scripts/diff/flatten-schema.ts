import { BLOB_KEYWORD } from "../pipeline/5-types/blobs.ts";
import type { JsonObject } from "../pipeline/values/json-object.ts";
import type { FlatSchema } from "./flat-schema.ts";
import { listShapeOf } from "./list-shape.ts";
import { additionalOf, mergeProperties } from "./object-parts.ts";
import {
  asList,
  asObject,
  followReferences,
  listItems,
  type PlacedNode,
  referenceOf,
} from "./placed-node.ts";
import { isNullSchema, valueSetOf } from "./value-set.ts";

interface Context {
  document: JsonObject;
  /** References in `allOf` that are left out because the caller compares them separately. */
  skipped: ReadonlySet<string>;
}

/** Merges a schema with every part of its `allOf`. A value matches all of them. */
export function flattenSchema(
  document: JsonObject,
  node: PlacedNode,
  skipped: ReadonlySet<string> = new Set(),
): FlatSchema {
  const parts = partsOf({ document, skipped }, node);
  const allParts = skipped.size === 0 ? parts : partsOf({ document, skipped: new Set() }, node);
  const unionMembers = parts.flatMap((part) => membersOf(document, part));
  const { types, nullable, values } = valueSetOf(parts, unionMembers);
  return {
    node,
    types,
    nullable,
    values,
    format: textOf(parts, "format"),
    isBlob: parts.some(({ value }) => asObject(value)[BLOB_KEYWORD] === true),
    deprecated: parts.some(({ value }) => asObject(value).deprecated === true),
    properties: mergeProperties(parts),
    required: requiredBy(parts),
    inherited: { properties: mergeProperties(allParts), required: requiredBy(allParts) },
    additional: additionalOf(parts),
    list: listShapeOf(parts),
    unionMembers: unionMembers.some((member) => isUnknown(document, member)) ? [] : unionMembers,
  };
}

function requiredBy(parts: readonly PlacedNode[]): Set<string> {
  return new Set(parts.flatMap(({ value }) => asList(asObject(value).required).map(String)));
}

/** The schema and the parts of its `allOf`, each once: a reference may lead back to one of them. */
function partsOf({ document, skipped }: Context, node: PlacedNode): PlacedNode[] {
  const found = new Map<unknown, PlacedNode>();
  const add = (reference: PlacedNode): void => {
    const part = followReferences(document, reference);
    if (found.has(part.value)) return;
    found.set(part.value, part);
    for (const inner of listItems(part, "allOf")) {
      if (!skipped.has(referenceOf(inner.value) ?? "")) add(inner);
    }
  };
  add(node);
  return [...found.values()];
}

function membersOf(document: JsonObject, part: PlacedNode): PlacedNode[] {
  const all = [...listItems(part, "oneOf"), ...listItems(part, "anyOf")];
  return all.filter((member) => !isNullSchema(followReferences(document, member).value));
}

/** `unknown` includes every other member of a union. */
function isUnknown(document: JsonObject, member: PlacedNode): boolean {
  const { value } = followReferences(document, member);
  return value === true || (value !== undefined && Object.keys(asObject(value)).length === 0);
}

function textOf(parts: readonly PlacedNode[], keyword: string): string | undefined {
  const texts = parts.map(({ value }) => asObject(value)[keyword]);
  return texts.findLast((text) => typeof text === "string");
}
