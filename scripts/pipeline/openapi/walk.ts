import { isObject, type JsonObject } from "../values/json-object.ts";
import type { Key } from "../values/json-pointer.ts";
import { children, type Child, type Kind } from "./grammar.ts";

export type { Kind } from "./grammar.ts";

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
  kind: Kind;
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
  const table = children.get(parent.kind);
  if (!table) return;
  const { named, other } = table;
  for (const key of Object.keys(value)) {
    const child = named.get(key) ?? (key.startsWith("x-") ? undefined : other);
    // A visit to an earlier child may have taken this one away.
    if (child && Object.hasOwn(value, key)) {
      const { kind, shape } = child;
      walkChild({ kind, value: value[key], container: value, key, parent }, shape, visit);
    }
  }
}

/** Visits the node under a key, or each node in the list or map under that key. */
function walkChild(node: Required<Node>, shape: Child["shape"], visit: Visitor): void {
  const { kind, value, parent } = node;
  if (shape === "one" || (shape === "schemaOrBoolean" && typeof value !== "boolean")) {
    walkNode(withReferenceKind(node), visit);
  } else if (shape === "list" && Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const item = { kind, value: value[index] as unknown, container: value, key: index, parent };
      walkNode(withReferenceKind(item), visit);
    }
  } else if (shape === "map" && isObject(value)) {
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(value, name)) continue;
      const entry = { kind, value: value[name], container: value, key: name, parent };
      walkNode(withReferenceKind(entry), visit);
    }
  }
}

function withReferenceKind(node: Node): Node {
  const { kind, value } = node;
  const isReference =
    kind !== "schema" &&
    kind !== "pathItem" &&
    isObject(value) &&
    typeof value["$ref"] === "string";
  return isReference ? { ...node, kind: "reference" } : node;
}
