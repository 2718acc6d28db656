import { canonicalJson } from "../values/canonical-json.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";

/** Keywords that say nothing about what is valid. An operation's name and tags tell it apart for people, not in meaning. */
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

/** Keywords whose keys are names: a property may be called `description`. */
const MAPS = new Set([
  "$defs",
  "callbacks",
  "content",
  "definitions",
  "dependentSchemas",
  "encoding",
  "headers",
  "links",
  "patternProperties",
  "properties",
  "responses",
  "variables",
]);

/** Keywords that hold values, not nodes. */
const DATA = new Set([
  "const",
  "default",
  "enum",
  "mapping",
  "required",
  "scopes",
  "type",
  "value",
]);

/** Lists whose order means nothing. */
const SETS = new Set(["enum", "required", "type"]);

export function isNodeAnnotation(key: string): boolean {
  return ANNOTATIONS.has(key) || key.startsWith("x-");
}

/** The same text for nodes that differ in annotations alone. */
export function structureOf(node: unknown): string {
  return canonicalJson(strip(node));
}

function strip(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(strip);
  if (!isObject(node)) return node;
  const kept: JsonObject = {};
  for (const [key, value] of Object.entries(node)) {
    if (isNodeAnnotation(key)) continue;
    kept[key] = stripValue(key, value);
  }
  return kept;
}

function stripValue(key: string, value: unknown): unknown {
  if (MAPS.has(key) && isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, node]) => [name, strip(node)]));
  if (SETS.has(key) && Array.isArray(value)) return value.map(canonicalJson).sort();
  return DATA.has(key) ? value : strip(value);
}

/** An annotation that one of two nodes of the same structure says better. */
export type EditAnnotation = (container: JsonObject, key: string, value: unknown) => void;

/** Gives a node the fuller annotations of another one of the same structure. */
export function mergeAnnotations(node: unknown, other: unknown, edit: EditAnnotation): void {
  if (Array.isArray(node) && Array.isArray(other)) {
    node.forEach((item, index) => mergeAnnotations(item, other[index], edit));
  } else if (isObject(node) && isObject(other)) {
    for (const key of Object.keys(other)) annotateKey(node, other, key, edit);
  }
}

function annotateKey(node: JsonObject, other: JsonObject, key: string, edit: EditAnnotation): void {
  if (isNodeAnnotation(key)) {
    const value = chooseAnnotation(key, node[key], other[key]);
    if (canonicalJson(value) !== canonicalJson(node[key])) edit(node, key, value);
  } else if (MAPS.has(key) && isObject(node[key]) && isObject(other[key])) {
    for (const [name, child] of Object.entries(other[key]))
      mergeAnnotations(node[key][name], child, edit);
  } else if (!DATA.has(key)) {
    mergeAnnotations(node[key], other[key], edit);
  }
}

/** The longer text; the shorter name; all tags. The same whichever comes first. */
export function chooseAnnotation(key: string, a: unknown, b: unknown): unknown {
  if (a === undefined || b === undefined) return a ?? b;
  if (key === "tags" && Array.isArray(a) && Array.isArray(b)) return [...new Set([...a, ...b])];
  const [left, right] = [canonicalJson(a), canonicalJson(b)];
  if (left.length === right.length) return left <= right ? a : b;
  return left.length > right.length === (key !== "operationId") ? a : b;
}
