import type { JsonObject } from "../pipeline/values/json-object.ts";
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
import { asObject, child, children, followReferences, type PlacedNode } from "./placed-node.ts";
import { compareSchemas } from "./schemas.ts";

export function compareResponses(
  comparison: Comparison,
  operations: Pair<Operation>,
  place: Place,
): void {
  const before = responsesOf(comparison.base, operations.before);
  const after = responsesOf(comparison.revision, operations.after);
  for (const status of new Set([...before.keys(), ...after.keys()])) {
    const [oldNode, newNode] = [before.get(status), after.get(status)];
    const responsePlace = placeInside(place, `response ${status}`, newNode?.pointer);
    if (oldNode && newNode) {
      const responses = { before: oldNode, after: newNode };
      compareMediaTypes(comparison, responses, responsePlace);
      compareHeaders(comparison, responses, responsePlace);
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

function compareHeaders(comparison: Comparison, responses: Pair<PlacedNode>, place: Place): void {
  const before = headersOf(responses.before);
  const after = headersOf(responses.after);
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [oldNode, newNode] = [before.get(name), after.get(name)];
    const headerPlace = placeInside(place, `header ${name}`, newNode?.pointer);
    if (oldNode && newNode) {
      compareHeader(comparison, { before: oldNode, after: newNode }, headerPlace);
    } else if (oldNode) {
      recordChange(headerPlace, "response-header-removed", { message: "was removed" });
    } else {
      recordChange(headerPlace, "response-header-added", { message: "was added" });
    }
  }
}

/** The case of header names does not matter. */
function headersOf(response: PlacedNode): Map<string, PlacedNode> {
  const headers = children(child(response, "headers"));
  return new Map(headers.map(([name, header]) => [name.toLowerCase(), header]));
}

function compareHeader(comparison: Comparison, nodes: Pair<PlacedNode>, place: Place): void {
  const { before, after } = followBoth(comparison, nodes);
  const [wasRequired, isRequired] = [before, after].map(
    (node) => asObject(node.value).required === true,
  );
  if (wasRequired && !isRequired) {
    recordChange(place, "property-became-optional", { message: "is now optional" });
  }
  if (!wasRequired && isRequired) {
    recordChange(place, "property-became-required", { message: "is now required" });
  }
  const schemas = { before: child(before, "schema"), after: child(after, "schema") };
  compareSchemas(comparison, schemas, place);
}
