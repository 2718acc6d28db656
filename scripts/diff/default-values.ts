import { isSameJson } from "../pipeline/values/canonical-json.ts";
import { type Pair, type Place, recordChange } from "./comparison.ts";
import { asObject, type PlacedNode } from "./placed-node.ts";
import { literal } from "./type-name.ts";

/**
 * Compares what the API assumes if a request omits a value. A response contains the value itself. A node without a default
 * has that of its target, if it is a reference that is not compared as a component.
 */
export function compareDefaults(
  nodes: Pair<PlacedNode>,
  place: Place,
  targets: Pair<PlacedNode> = nodes,
): void {
  const before = defaultOf(nodes.before) ?? defaultOf(targets.before);
  const after = defaultOf(nodes.after) ?? defaultOf(targets.after);
  if (place.direction !== "request" || isSameJson(before, after)) return;
  recordChange(place, "default-changed", {
    message: messageFor({ before, after }),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  });
}

function defaultOf({ value }: PlacedNode): unknown {
  return asObject(value).default;
}

function messageFor({ before, after }: Pair<unknown>): string {
  if (before === undefined) return `now has the default ${literal(after)}`;
  if (after === undefined) return `no longer has the default ${literal(before)}`;
  return `changed its default from ${literal(before)} to ${literal(after)}`;
}
