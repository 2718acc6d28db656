import {
  chooseAnchor,
  enclosingSchemas,
  segmentsOf,
  type Anchors,
} from "../openapi/schema-scopes.ts";
import type { Node } from "../openapi/walk.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import { decodeSegment, type Key } from "../values/json-pointer.ts";

/** The place that a reference leads to. */
export interface Target {
  value: unknown;
  container: object;
  key: Key;
  /** The keys that lead to it from the document. */
  segments: Key[];
}

export interface Scope {
  document: JsonObject;
  anchors: Anchors;
}

/** The longest chain of references to follow. It ends a cycle. */
const MAX_STEPS = 50;

/**
 * Finds the place that a reference in a node leads to. A pointer may lead through other references. If it leads nowhere
 * from the document, it is read from the schemas around the node, because a pasted JSON Schema is its own root there.
 */
export function findTarget(reference: string, node: Node, scope: Scope): Target | undefined {
  const schemas = enclosingSchemas(node);
  if (reference.startsWith("#/")) return targetAt(reference, node, scope);
  if (reference === "#") return schemas[0] && targetOf(rootOf(node));
  const anchored = chooseAnchor(scope.anchors, decodeSegment(reference.slice(1)), node);
  return anchored && targetOf(anchored);
}

function targetAt(reference: string, node: Node, { document }: Scope): Target | undefined {
  const keys = reference.slice(2).split("/").map(decodeSegment);
  const fromDocument = follow(document, { root: document, base: [] }, keys);
  if (fromDocument) return fromDocument;
  for (let at: Node | undefined = node; at?.kind === "schema"; at = at.parent) {
    const base = segmentsOf(at);
    const found = isObject(at.value) && follow(document, { root: at.value, base }, keys);
    if (found) return found;
  }
  return undefined;
}

/** Follows keys from a root, and each reference on the way. */
function follow(
  document: JsonObject,
  { root, base }: { root: unknown; base: Key[] },
  keys: string[],
): Target | undefined {
  const pending = [...keys];
  let segments: Key[] = base;
  let value: unknown = root;
  let container: object | undefined;
  let steps = 0;
  while (pending.length > 0 || isPureReference(value)) {
    const [key = ""] = pending;
    if (typeof value !== "object" || value === null) return undefined;
    if (pending.length > 0 && Object.hasOwn(value, key)) {
      container = value;
      segments = [...segments, key];
      value = Reflect.get(value, key);
      pending.shift();
      continue;
    }
    const next = referenceOf(value);
    steps += 1;
    if (next === undefined || steps > MAX_STEPS) return undefined;
    pending.unshift(...next.slice(2).split("/").map(decodeSegment));
    [value, segments] = [document, []];
  }
  const key = segments.at(-1);
  if (!container || key === undefined) return undefined;
  return { value, container, key, segments };
}

function referenceOf(value: unknown): string | undefined {
  const reference = isObject(value) ? value["$ref"] : undefined;
  return typeof reference === "string" && reference.startsWith("#/") ? reference : undefined;
}

/** Whether a value is a reference and nothing else. An anchor does not change its meaning. */
function isPureReference(value: unknown): boolean {
  if (!isObject(value) || referenceOf(value) === undefined) return false;
  return Object.keys(value).every((key) => ["$ref", "$anchor", "$dynamicAnchor"].includes(key));
}

function rootOf(node: Node): Node {
  let root = node;
  while (root.parent?.kind === "schema") root = root.parent;
  return root;
}

function targetOf(node: Node): Target | undefined {
  const { value, container, key } = node;
  if (!container || key === undefined) return undefined;
  return { value, container, key, segments: segmentsOf(node) };
}
