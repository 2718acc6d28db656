import { isObject, type JsonObject } from "../values/json-object.ts";
import type { Key } from "../values/json-pointer.ts";
import { CHILD_NODES, type Child, type NodeKind } from "./grammar.ts";

export type { NodeKind } from "./grammar.ts";

export const METHODS = [
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
  "trace",
] as const;

export function isMethod(key: string): boolean {
  return METHODS.some((method) => method === key);
}

export interface Node {
  kind: NodeKind;
  /** What stands there; on a faulty page perhaps not an object. */
  value: unknown;
  /** The object or list that holds it, and under which key: the document itself has neither. */
  container?: JsonObject | unknown[];
  key?: Key;
  parent?: Node;
}

/** Visits a document's nodes, each before its children, which are those that it has after the visit. */
export function walk(document: unknown, visit: (node: Node) => void): void {
  walkNode({ kind: "document", value: document }, visit);
}

type Visitor = (node: Node) => void;

function walkNode(node: Node, visit: Visitor): void {
  visit(node);
  const value: unknown = node.container ? Reflect.get(node.container, node.key ?? "") : node.value;
  if (!isObject(value)) return;
  // Without generators: a document's nodes are walked many times over.
  walkChildren(value === node.value ? node : { ...node, value }, value, visit);
}

function walkChildren(parent: Node, value: JsonObject, visit: Visitor): void {
  const table = CHILD_NODES.get(parent.kind);
  if (!table) return;
  const { named, other } = table;
  for (const key of Object.keys(value)) {
    const child = named.get(key) ?? (key.startsWith("x-") ? undefined : other);
    // A visit to an earlier child may have taken this one away.
    if (child && Object.hasOwn(value, key)) walkChild(parent, value, key, child, visit);
  }
}

function walkChild(
  parent: Node,
  container: JsonObject,
  key: string,
  { kind, shape }: Child,
  visit: Visitor,
): void {
  const value = container[key];
  if (shape === "one" || (shape === "schemaOrBoolean" && typeof value !== "boolean")) {
    walkNode(nodeOf(kind, value, container, key, parent), visit);
  } else if (shape === "list" && Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      walkNode(nodeOf(kind, value[index], value, index, parent), visit);
    }
  } else if (shape === "map" && isObject(value)) {
    for (const name of Object.keys(value)) {
      if (Object.hasOwn(value, name))
        walkNode(nodeOf(kind, value[name], value, name, parent), visit);
    }
  }
}

function nodeOf(
  kind: NodeKind,
  value: unknown,
  container: JsonObject | unknown[],
  key: Key,
  parent: Node,
): Node {
  const isReference =
    kind !== "schema" &&
    kind !== "pathItem" &&
    isObject(value) &&
    typeof value["$ref"] === "string";
  return { kind: isReference ? "reference" : kind, value, container, key, parent };
}
