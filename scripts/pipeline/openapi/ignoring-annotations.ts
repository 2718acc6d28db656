import { canonicalJson, isSameJson } from "../values/canonical-json.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import { MAP_KEYWORDS, SET_KEYWORDS, VALUE_KEYWORDS } from "./keyword-contents.ts";

/**
 * Keywords that do not affect which requests and responses are valid. An operation's id and tags are names for people,
 * so they count as annotations too.
 */
const ANNOTATIONS = new Set([
  "$comment",
  "deprecated",
  "description",
  "example",
  "examples",
  "externalDocs",
  "operationId",
  "summary",
  "tags",
  "title",
]);

export function isNodeAnnotation(key: string): boolean {
  // The pipeline writes the schema of a stream's items, which the types depend on, as an extension.
  return ANNOTATIONS.has(key) || (key.startsWith("x-") && key !== "x-item-schema");
}

/** A text that is equal for nodes that differ only in annotations. */
export function structureOf(node: unknown): string {
  return canonicalJson(withoutAnnotations(node));
}

function withoutAnnotations(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutAnnotations);
  if (!isObject(node)) return node;
  const kept: JsonObject = {};
  for (const [key, value] of Object.entries(node)) {
    if (!isNodeAnnotation(key)) kept[key] = valueWithoutAnnotations(key, value);
  }
  return kept;
}

function valueWithoutAnnotations(key: string, value: unknown): unknown {
  if (MAP_KEYWORDS.has(key) && isObject(value)) {
    const entries = Object.entries(value);
    return Object.fromEntries(entries.map(([name, node]) => [name, withoutAnnotations(node)]));
  }
  if (SET_KEYWORDS.has(key) && Array.isArray(value)) return value.map(canonicalJson).sort();
  return VALUE_KEYWORDS.has(key) ? value : withoutAnnotations(value);
}

/** Replaces an annotation of a node. */
export type EditAnnotation = (container: JsonObject, key: string, value: unknown) => void;

/** Gives a node the better annotations of another node that has the same structure. */
export function mergeAnnotations(node: unknown, other: unknown, edit: EditAnnotation): void {
  if (Array.isArray(node) && Array.isArray(other)) {
    node.forEach((item, index) => mergeAnnotations(item, other[index], edit));
  } else if (isObject(node) && isObject(other)) {
    for (const key of Object.keys(other)) mergeKey({ node, other, key }, edit);
  }
}

interface KeyOfNodes {
  node: JsonObject;
  other: JsonObject;
  key: string;
}

function mergeKey({ node, other, key }: KeyOfNodes, edit: EditAnnotation): void {
  const [own, others] = [node[key], other[key]];
  if (isNodeAnnotation(key)) {
    const value = chooseAnnotation(key, own, others);
    if (!isSameJson(value, own)) edit(node, key, value);
  } else if (MAP_KEYWORDS.has(key) && isObject(own) && isObject(others)) {
    for (const [name, child] of Object.entries(others)) mergeAnnotations(own[name], child, edit);
  } else if (!VALUE_KEYWORDS.has(key)) {
    mergeAnnotations(own, others, edit);
  }
}

/**
 * Chooses between two annotations: the longer one, but the shorter `operationId`, and the union of tags. The result
 * does not depend on the order of `a` and `b`, except for the order of the tags.
 */
export function chooseAnnotation(key: string, a: unknown, b: unknown): unknown {
  if (a === undefined || b === undefined) return a ?? b;
  if (key === "tags" && Array.isArray(a) && Array.isArray(b)) {
    return [...new Set<unknown>([...(a as unknown[]), ...(b as unknown[])])]; // `Array.isArray` narrows to any[]
  }
  const [textOfA, textOfB] = [canonicalJson(a), canonicalJson(b)];
  if (textOfA.length === textOfB.length) return textOfA <= textOfB ? a : b;
  const isLonger = textOfA.length > textOfB.length;
  const wantsLonger = key !== "operationId";
  return isLonger === wantsLonger ? a : b;
}
