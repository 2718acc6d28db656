import { type Comparison, type Pair, type Place, placeInside } from "./comparison.ts";
import { compareMediaTypes } from "./media-types.ts";
import { compareParameter, toParameter } from "./parameters.ts";
import { child, children, type PlacedNode, rootOf } from "./placed-node.ts";
import { compareHeader } from "./response-headers.ts";
import { compareResponse } from "./responses.ts";

type Compare = (comparison: Comparison, nodes: Pair<PlacedNode>, place: Place) => void;

/** The sections of `components` that are not schemas. Their types are exported even if no operation uses them. */
const SECTIONS: Record<string, { direction: Place["direction"]; compare: Compare }> = {
  headers: { direction: "response", compare: compareHeader },
  parameters: { direction: "request", compare: compareParameterNodes },
  requestBodies: { direction: "request", compare: compareMediaTypes },
  responses: { direction: "response", compare: compareResponse },
};

/** Compares the components that are not schemas. The changes that an operation has too are left out later. */
export function compareSharedParts(comparison: Comparison): void {
  for (const [section, { direction, compare }] of Object.entries(SECTIONS)) {
    const after = new Map(partsOf(comparison.revision, section));
    for (const [name, before] of partsOf(comparison.base, section)) {
      const other = after.get(name);
      if (!other) continue;
      const nodes = { before, after: other };
      const root = {
        group: comparison.shared,
        location: "",
        direction,
        pointer: "",
        basePointer: "",
      };
      compare(comparison, nodes, placeInside(root, `${section}.${name}`, nodes));
    }
  }
}

function partsOf(document: Comparison["base"], section: string): [string, PlacedNode][] {
  return children(child(rootOf(document), "components", section));
}

function compareParameterNodes(
  comparison: Comparison,
  nodes: Pair<PlacedNode>,
  place: Place,
): void {
  const [before, after] = [toParameter(nodes.before), toParameter(nodes.after)];
  if (before && after) compareParameter(comparison, { before, after }, place);
}
