import { isObject } from "../pipeline/values/json-object.ts";
import { decodeSegment, escapeSegment } from "../pipeline/values/json-pointer.ts";

export type Document = Record<string, unknown>;

/** A node and where it stands, as a JSON pointer into its own document. */
export interface Node {
  value: unknown;
  pointer: string;
}

export function asRecord(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}

export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function child(node: Node, ...keys: (string | number)[]): Node {
  let { value, pointer } = node;
  for (const key of keys) {
    value = ownValue(value, String(key));
    pointer += `/${escapeSegment(key)}`;
  }
  return { value, pointer };
}

export function children(node: Node): [key: string, node: Node][] {
  return Object.keys(asRecord(node.value)).map((key) => [key, child(node, key)]);
}

/** Follows `$ref` until there is none. A dangling or circular chain ends in `undefined`. */
export function resolve(document: Document, node: Node): Node {
  const seen = new Set<string>();
  let at = node;
  for (let target = refOf(at.value); target !== undefined; target = refOf(at.value)) {
    if (seen.has(target)) return { value: undefined, pointer: at.pointer };
    seen.add(target);
    at = lookUp(document, target);
  }
  return at;
}

export function refOf(value: unknown): string | undefined {
  return isObject(value) && typeof value.$ref === "string" ? value.$ref : undefined;
}

export function lookUp(document: Document, ref: string): Node {
  if (!ref.startsWith("#/")) return { value: undefined, pointer: "" };
  const keys = ref.slice(2).split("/").map(decodeSegment);
  return child({ value: document, pointer: "" }, ...keys);
}

/** `#/components/schemas/Task` is `Task`; a deeper target keeps its whole path. */
export function refName(ref: string): string {
  const name = /^#\/components\/[^/]+\/([^/]+)$/.exec(ref)?.[1];
  return name === undefined ? ref : decodeSegment(name);
}

function ownValue(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key]; // `hasOwn` has just found it
}
