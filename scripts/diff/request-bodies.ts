import {
  type Comparison,
  followBoth,
  type Pair,
  type Place,
  placeInside,
  recordChange,
} from "./comparison.ts";
import { compareMediaTypes } from "./media-types.ts";
import type { Operation } from "./operation.ts";
import { asObject, child, type PlacedNode } from "./placed-node.ts";

export function compareRequestBodies(
  comparison: Comparison,
  operations: Pair<Operation>,
  place: Place,
): void {
  const bodies = followBoth(comparison, {
    before: child(operations.before.node, "requestBody"),
    after: child(operations.after.node, "requestBody"),
  });
  const { before, after } = bodies;
  const { role } = operations.after;
  const label = role === "call" ? "request" : role;
  if (before.value === undefined && after.value === undefined) return;
  if (after.value === undefined) {
    const message = "the request no longer has a body";
    const oldPlace = placeInside(place, label, { before });
    recordChange(oldPlace, "request-body-removed", { message });
    return;
  }
  if (before.value === undefined) {
    recordAdded(after, placeInside(place, label, { after }));
    return;
  }
  const bodyPlace = placeInside(place, label, bodies);
  compareRequired(bodies, bodyPlace);
  compareMediaTypes(comparison, bodies, bodyPlace);
}

function recordAdded(body: PlacedNode, place: Place): void {
  if (isRequired(body)) {
    const message = "the request must now have a body";
    recordChange(place, "required-request-body-added", { message });
  } else {
    recordChange(place, "request-body-added", { message: "the request can now have a body" });
  }
}

function compareRequired({ before, after }: Pair<PlacedNode>, place: Place): void {
  if (!isRequired(before) && isRequired(after)) {
    const message = "the body is now required";
    recordChange(place, "request-body-became-required", { message });
  } else if (isRequired(before) && !isRequired(after)) {
    const message = "the body is now optional";
    recordChange(place, "request-body-became-optional", { message });
  }
}

function isRequired(body: PlacedNode): boolean {
  return asObject(body.value).required === true;
}
