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
import {
  asObject,
  child,
  children,
  followReferences,
  type PlacedNode,
  referenceOf,
} from "./placed-node.ts";
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
  compareHeaders(comparison, responses, place);
}

function compareHeaders(comparison: Comparison, responses: Pair<PlacedNode>, place: Place): void {
  const before = headersOf(responses.before);
  const after = headersOf(responses.after);
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [oldHeader, newHeader] = [before.get(key), after.get(key)];
    const [oldNode, newNode] = [oldHeader?.node, newHeader?.node];
    const headerPlace = placeInside(place, `header ${key}`, { before: oldNode, after: newNode });
    if (oldHeader && newHeader) {
      compareHeaderNames({ before: oldHeader, after: newHeader }, headerPlace);
      compareHeader(comparison, { before: oldHeader.node, after: newHeader.node }, headerPlace);
    } else if (oldNode) {
      recordChange(headerPlace, "response-header-removed", { message: "was removed" });
    } else {
      recordChange(headerPlace, "response-header-added", { message: "was added" });
    }
  }
}

interface Header {
  name: string;
  node: PlacedNode;
}

/** The case of header names matters only for the types. */
function headersOf(response: PlacedNode): Map<string, Header> {
  const headers = children(child(response, "headers"));
  return new Map(headers.map(([name, node]) => [name.toLowerCase(), { name, node }]));
}

function compareHeaderNames({ before, after }: Pair<Header>, place: Place): void {
  if (before.name === after.name) return;
  const message = `was renamed from ${before.name} to ${after.name}`;
  const details = { message, before: before.name, after: after.name };
  recordChange(place, "response-header-renamed", details);
}

export function compareHeader(comparison: Comparison, nodes: Pair<PlacedNode>, place: Place): void {
  const { before, after } = followBoth(comparison, nodes);
  // openapi-typescript makes every header with a reference a required one.
  const [wasRequired, isRequired] = [nodes.before, nodes.after].map(
    (node) => referenceOf(node.value) !== undefined || asObject(node.value).required === true,
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
