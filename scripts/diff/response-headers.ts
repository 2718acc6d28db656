import {
  type Comparison,
  followBoth,
  type Pair,
  type Place,
  placeAt,
  placeInside,
  recordChange,
} from "./comparison.ts";
import { compareParameterStyles } from "./parameter-styles.ts";
import { asObject, child, children, followReferences, type PlacedNode } from "./placed-node.ts";
import { compareSchemas } from "./schemas.ts";

/** Compares the headers of a response, whose names are keys in the types. */
export function compareResponseHeaders(
  comparison: Comparison,
  responses: Pair<PlacedNode>,
  place: Place,
): void {
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
    } else if (newNode) {
      recordAddedHeader(followReferences(comparison.revision, newNode), headerPlace);
    }
  }
}

function recordAddedHeader(node: PlacedNode, place: Place): void {
  if (isRequiredHeader(node)) {
    const message = "was added and is required";
    recordChange(place, "required-response-header-added", { message });
  } else {
    recordChange(place, "response-header-added", { message: "was added" });
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

export function compareHeader(
  comparison: Comparison,
  nodes: Pair<PlacedNode>,
  outerPlace: Place,
): void {
  const { before, after } = followBoth(comparison, nodes);
  const place = placeAt(outerPlace, { before, after });
  const [wasRequired, isRequired] = [before, after].map(isRequiredHeader);
  if (wasRequired && !isRequired) {
    recordChange(place, "property-became-optional", { message: "is now optional" });
  }
  if (!wasRequired && isRequired) {
    recordChange(place, "property-became-required", { message: "is now required" });
  }
  if (asObject(before.value).deprecated !== true && asObject(after.value).deprecated === true) {
    recordChange(place, "deprecated", { message: "is now deprecated" });
  }
  compareParameterStyles(comparison, { before, after }, place);
  const schemas = { before: child(before, "schema"), after: child(after, "schema") };
  compareSchemas(comparison, schemas, place);
}

function isRequiredHeader({ value }: PlacedNode): boolean {
  return asObject(value).required === true;
}
