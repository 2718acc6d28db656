import {
  type Comparison,
  type Pair,
  type Place,
  placeAt,
  placeInside,
  recordChange,
} from "./comparison.ts";
import { compareFormEncodings } from "./form-encodings.ts";
import { child, children, type PlacedNode } from "./placed-node.ts";
import { compareSchemas } from "./schemas.ts";

/** Compares the media types of a request body or a response, and their schemas. */
export function compareMediaTypes(
  comparison: Comparison,
  holders: Pair<PlacedNode>,
  place: Place,
): void {
  const before = new Map(children(child(holders.before, "content")));
  const after = new Map(children(child(holders.after, "content")));
  const hasSeveral = before.size > 1 || after.size > 1;
  for (const type of new Set([...before.keys(), ...after.keys()])) {
    const [oldNode, newNode] = [before.get(type), after.get(type)];
    const nodes = { before: oldNode, after: newNode };
    if (oldNode && newNode) {
      const schemas = { before: child(oldNode, "schema"), after: child(newNode, "schema") };
      const inner = hasSeveral ? placeInside(place, `(${type})`, nodes) : place;
      compareSchemas(comparison, schemas, inner);
      compareStreamItems(comparison, { before: oldNode, after: newNode }, inner);
      const forms = { before: { type, node: oldNode }, after: { type, node: newNode } };
      compareFormEncodings(comparison, forms, inner);
    } else if (oldNode) {
      const message = `can no longer be ${type}`;
      recordChange(placeAt(place, nodes), "content-type-removed", { message, before: type });
    } else if (newNode) {
      const isFirst = before.size === 0 && place.direction === "response";
      const kind = isFirst ? "response-content-added" : "content-type-added";
      const message = `can now be ${type}`;
      recordChange(placeAt(place, nodes), kind, { message, after: type });
    }
  }
}

/** An item that only one side has is a component that was added or removed. */
function compareStreamItems(comparison: Comparison, nodes: Pair<PlacedNode>, place: Place): void {
  const before = child(nodes.before, "x-item-schema");
  const after = child(nodes.after, "x-item-schema");
  if (before.value === undefined || after.value === undefined) return;
  const items = { before, after };
  compareSchemas(comparison, items, placeInside(place, "item", items));
}
