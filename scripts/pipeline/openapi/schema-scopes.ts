import { isObject, type JsonObject } from "../values/json-object.ts";
import type { Key } from "../values/json-pointer.ts";
import { walk, type Node } from "./walk.ts";

/** The keys that lead from the document to a node. */
export function segmentsOf({ container, key, parent }: Node): Key[] {
  if (!container || key === undefined || !parent) return [];
  return [...segmentsOf(parent), ...ownSegments(container, key, parent.value)];
}

/** The key of a node in its parent, or a keyword and the key or index under it. */
function ownSegments(container: object, key: Key, parent: unknown): Key[] {
  if (container === parent || !isObject(parent)) return [key];
  const keyword = Object.keys(parent).find((name) => parent[name] === container);
  return keyword === undefined ? [key] : [keyword, key];
}

/** The schemas that contain a node, from the outermost to the node itself. */
export function enclosingSchemas(node: Node): JsonObject[] {
  const schemas: JsonObject[] = [];
  for (let at: Node | undefined = node; at?.kind === "schema"; at = at.parent) {
    if (isObject(at.value)) schemas.unshift(at.value);
  }
  return schemas;
}

/** The schema nodes that have an anchor, by its name and then by the outermost schema around them. */
export type Anchors = Map<string, Map<JsonObject | undefined, Node>>;

export function findAnchors(document: JsonObject): Anchors {
  const anchors: Anchors = new Map();
  walk(document, (node) => {
    if (node.kind !== "schema" || !isObject(node.value)) return;
    const [root] = enclosingSchemas(node);
    for (const name of anchorsOf(node.value)) {
      const nodes = anchors.get(name) ?? new Map<JsonObject | undefined, Node>();
      anchors.set(name, nodes);
      if (!nodes.has(root)) nodes.set(root, node);
    }
  });
  return anchors;
}

/** Early drafts of JSON Schema write an anchor as `$id: "#name"`. */
function anchorsOf({ $anchor, $dynamicAnchor, $id }: JsonObject): string[] {
  const named = [$anchor, $dynamicAnchor].filter((name) => typeof name === "string");
  return typeof $id === "string" && $id.startsWith("#") ? [...named, $id.slice(1)] : named;
}

/** The schema with an anchor: the one in the same outermost schema as its user, or the only one of the document. */
export function chooseAnchor(anchors: Anchors, name: string, user: Node): Node | undefined {
  const nodes = anchors.get(name);
  const [root] = enclosingSchemas(user);
  const [first] = nodes?.values() ?? [];
  return nodes?.get(root) ?? (nodes?.size === 1 ? first : undefined);
}
