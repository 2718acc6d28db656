import { isSameJson } from "../pipeline/values/canonical-json.ts";
import { type Pair, type Place, recordChange } from "./comparison.ts";
import { asObject, type PlacedNode } from "./placed-node.ts";
import { literal } from "./type-name.ts";

/** The default of a schema, or of the schema that it refers to. */
export function defaultOf(node: PlacedNode, target = node): unknown {
  return asObject(node.value).default ?? asObject(target.value).default;
}

/** Compares what the API assumes if a request omits a value. A response contains the value itself. */
export function compareDefaults({ before, after }: Pair<unknown>, place: Place): void {
  if (place.direction !== "request" || isSameJson(before, after)) return;
  recordChange(place, "default-changed", {
    message: messageFor({ before, after }),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  });
}

function messageFor({ before, after }: Pair<unknown>): string {
  if (before === undefined) return `now has the default ${literal(after)}`;
  if (after === undefined) return `no longer has the default ${literal(before)}`;
  return `changed its default from ${literal(before)} to ${literal(after)}`;
}
