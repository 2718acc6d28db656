import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import { decodeSegment, escapeSegment } from "../pipeline/values/json-pointer.ts";

/** A value of a document, with its JSON pointer. */
export interface PlacedNode {
  value: unknown;
  pointer: string;
}

const pointers = new WeakMap<object, string>();

/** Gives a value the pointer that it has in the original document, because it was moved or copied. */
export function setPointer(value: object, pointer: string): void {
  pointers.set(value, pointer);
}

/** Anything that is not an object counts as an empty one: the documents may be malformed. */
export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function rootOf(document: JsonObject): PlacedNode {
  return { value: document, pointer: "" };
}

export function child(node: PlacedNode, ...keys: (string | number)[]): PlacedNode {
  let { value, pointer } = node;
  for (const key of keys) {
    value = ownValue(value, String(key));
    pointer = pointerOf(value) ?? `${pointer}/${escapeSegment(key)}`;
  }
  return { value, pointer };
}

/** The entries of an object. */
export function children(node: PlacedNode): [key: string, node: PlacedNode][] {
  return Object.keys(asObject(node.value)).map((key) => [key, child(node, key)]);
}

/** The entries of the list under a key. */
export function listItems(node: PlacedNode, key: string): PlacedNode[] {
  const list = child(node, key);
  return asList(list.value).map((_, index) => child(list, index));
}

/** Follows `$ref` to the node at the end. The value is `undefined` if the references dangle or form a circle. */
export function followReferences(document: JsonObject, node: PlacedNode): PlacedNode {
  const seen = new Set<string>();
  let current = node;
  let reference = referenceOf(current.value);
  while (reference !== undefined) {
    if (seen.has(reference)) return { value: undefined, pointer: current.pointer };
    seen.add(reference);
    current = referencedNode(document, reference);
    reference = referenceOf(current.value);
  }
  return current;
}

export function referenceOf(value: unknown): string | undefined {
  return isObject(value) && typeof value.$ref === "string" ? value.$ref : undefined;
}

export function referencedNode(document: JsonObject, reference: string): PlacedNode {
  if (!reference.startsWith("#/")) return { value: undefined, pointer: "" };
  const keys = reference.slice("#/".length).split("/").map(decodeSegment);
  return child(rootOf(document), ...keys);
}

/** `Task` for `#/components/schemas/Task`. The whole reference if it does not lead to a component. */
export function referenceName(reference: string): string {
  const name = /^#\/components\/[^/]+\/([^/]+)$/.exec(reference)?.[1];
  return name === undefined ? reference : decodeSegment(name);
}

function pointerOf(value: unknown): string | undefined {
  return typeof value === "object" && value !== null ? pointers.get(value) : undefined;
}

/** Inherited values such as `constructor` are not part of a document. */
function ownValue(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key);
}
