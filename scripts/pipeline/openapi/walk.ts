import { isObject, type JsonObject } from "../values/json-object.ts";
import type { Key } from "../values/json-pointer.ts";
import { CHILD_NODES, type ChildNodes, type NodeKind } from "./grammar.ts";

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
  /** An object on a correct page; anything on a faulty one. */
  value: unknown;
  /** The object or list that holds the node, and its key there. The document itself has neither. */
  container?: JsonObject | unknown[];
  key?: Key;
  parent?: Node;
}

/** Visits the nodes of a document, each before its children. A visit may change the children that follow. */
export function walk(document: unknown, visit: (node: Node) => void): void {
  walkNode({ kind: "document", value: document }, visit);
}

type Visitor = (node: Node) => void;

function walkNode(node: Node, visit: Visitor): void {
  visit(node);
  const value: unknown = node.container ? Reflect.get(node.container, node.key ?? "") : node.value;
  if (!isObject(value)) return;
  walkChildren(value === node.value ? node : { ...node, value }, value, visit);
}

// Plain loops instead of generators: each document is walked many times, so this code is hot.

function walkChildren(parent: Node, container: JsonObject, visit: Visitor): void {
  const grammar = CHILD_NODES.get(parent.kind);
  if (!grammar) return;
  for (const key of Object.keys(container)) {
    const child = grammar.named.get(key) ?? (key.startsWith("x-") ? undefined : grammar.anyKey);
    // The visit to an earlier child may have removed this one.
    if (!child || !Object.hasOwn(container, key)) continue;
    const node = { kind: child.kind, value: container[key], container, key, parent };
    walkChild(node, child.layout, visit);
  }
}

/** Visits the node under a key, or each node of the list or map under that key. */
function walkChild(node: Required<Node>, layout: ChildNodes["layout"], visit: Visitor): void {
  const { kind, value, parent } = node;
  if (layout === "one" || (layout === "schemaOrBoolean" && typeof value !== "boolean")) {
    walkNode(withReferenceKind(node), visit);
  } else if (layout === "list" && Array.isArray(value)) {
    const items: unknown[] = value;
    for (let key = 0; key < items.length; key += 1) {
      walkNode(
        withReferenceKind({ kind, value: items[key], container: items, key, parent }),
        visit,
      );
    }
  } else if (layout === "map" && isObject(value)) {
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(value, key)) continue;
      walkNode(
        withReferenceKind({ kind, value: value[key], container: value, key, parent }),
        visit,
      );
    }
  }
}

/** The node itself, or a node of the kind "reference" if it holds a `$ref`. */
function withReferenceKind(node: Node): Node {
  if (node.kind === "schema" || node.kind === "pathItem") return node;
  const isReference = isObject(node.value) && typeof node.value["$ref"] === "string";
  return isReference ? { ...node, kind: "reference" } : node;
}
