import type { JsonObject } from "../pipeline/values/json-object.ts";
import { type Comparison, type Pair, type Place, placeInside, recordChange } from "./comparison.ts";
import { compareMediaTypes } from "./media-types.ts";
import type { Operation } from "./operation.ts";
import { child, children, followReferences, type PlacedNode } from "./placed-node.ts";
import { compareResponseHeaders } from "./response-headers.ts";

export function compareResponses(
  comparison: Comparison,
  operations: Pair<Operation>,
  place: Place,
): void {
  const before = responsesOf(comparison.base, operations.before);
  const after = responsesOf(comparison.revision, operations.after);
  for (const status of new Set([...before.keys(), ...after.keys()])) {
    const [oldNode, newNode] = [before.get(status), after.get(status)];
    const responsePlace = placeInside(place, `response ${status}`, {
      before: oldNode,
      after: newNode,
    });
    if (oldNode && newNode) {
      const responses = { before: oldNode, after: newNode };
      compareResponse(comparison, responses, responsePlace);
    } else if (oldNode) {
      recordChange(responsePlace, "response-removed", { message: "was removed" });
    } else {
      const kind = status.startsWith("2") ? "response-added" : "error-response-added";
      recordChange(responsePlace, kind, { message: "was added" });
    }
  }
}

function responsesOf(document: JsonObject, { node }: Operation): Map<string, PlacedNode> {
  const responses = children(child(node, "responses"));
  return new Map(
    responses.map(([status, response]) => [status, followReferences(document, response)]),
  );
}

export function compareResponse(
  comparison: Comparison,
  responses: Pair<PlacedNode>,
  place: Place,
): void {
  compareMediaTypes(comparison, responses, place);
  compareResponseHeaders(comparison, responses, place);
}
