import type { Pair } from "./comparison.ts";
import { listItems, type PlacedNode, referenceOf } from "./placed-node.ts";

/** References that both schemas have in `allOf`, by their target. They are compared as components. */
export function sharedParents(nodes: Pair<PlacedNode>): Map<string, Pair<PlacedNode>> {
  const before = parentsOf(nodes.before);
  const after = parentsOf(nodes.after);
  const shared = new Map<string, Pair<PlacedNode>>();
  for (const [reference, node] of before) {
    const other = after.get(reference);
    if (other) shared.set(reference, { before: node, after: other });
  }
  return shared;
}

function parentsOf(schema: PlacedNode): Map<string, PlacedNode> {
  const parents = new Map<string, PlacedNode>();
  for (const part of listItems(schema, "allOf")) {
    const reference = referenceOf(part.value);
    if (reference !== undefined && !parents.has(reference)) parents.set(reference, part);
  }
  return parents;
}
