import type { JsonObject } from "../pipeline/values/json-object.ts";
import { type Comparison, newChangeGroup, type Pair, type Place, placeAt } from "./comparison.ts";
import type { Operation } from "./operation.ts";
import { child, type PlacedNode, referencedNode } from "./placed-node.ts";

/** The nearest part of the other document that would hold the operation. */
export function parentOf(document: JsonObject, { path, holder }: Operation): PlacedNode {
  let parent = child(referencedNode(document, `#${holder.pointer}`), path);
  while (parent.value === undefined && parent.pointer.lastIndexOf("/") > 0) {
    const pointer = parent.pointer.slice(0, parent.pointer.lastIndexOf("/"));
    parent = referencedNode(document, `#${pointer}`);
  }
  return parent;
}

export function placeOf(
  comparison: Comparison,
  operation: Operation,
  nodes: Pair<PlacedNode>,
): Place {
  const group = comparison.operations.get(operation.name) ?? newChangeGroup();
  comparison.operations.set(operation.name, group);
  const root: Place = {
    group,
    location: "",
    pointer: "",
    basePointer: "",
    direction: "both",
  };
  return placeAt(root, nodes);
}
