import type { JsonObject } from "../pipeline/values/json-object.ts";
import {
  type Comparison,
  newChangeGroup,
  type Pair,
  type Place,
  placeAt,
  recordChange,
} from "./comparison.ts";
import { listOperations, type Operation } from "./operation.ts";
import { compareParameters } from "./parameters.ts";
import { asObject, child, type PlacedNode, rootOf } from "./placed-node.ts";
import { compareRequestBodies } from "./request-bodies.ts";
import { compareResponses } from "./responses.ts";
import { compareSecurity } from "./security.ts";
import { compareServers } from "./servers.ts";

export function compareAllOperations(comparison: Comparison): void {
  const removed = new Set(listOperations(comparison.base));
  const added = new Set(listOperations(comparison.revision));
  for (const keyOf of [nameOf, nameWithoutParameters]) {
    for (const before of removed) {
      const after = [...added].find((operation) => keyOf(operation) === keyOf(before));
      if (!after) continue;
      compareOperations(comparison, { before, after });
      removed.delete(before);
      added.delete(after);
    }
  }
  for (const operation of removed) {
    const after = parentOf(comparison.revision, operation);
    const place = placeOf(comparison, operation, { before: operation.node, after });
    recordChange(place, "operation-removed", { message: "was removed" });
  }
  for (const operation of added) {
    const before = parentOf(comparison.base, operation);
    const place = placeOf(comparison, operation, { before, after: operation.node });
    recordChange(place, "operation-added", { message: "was added" });
  }
}

function nameOf({ name }: Operation): string {
  return name;
}

/** For the server, `/tasks/{id}` and `/tasks/{task_id}` are the same path. */
function nameWithoutParameters({ name }: Operation): string {
  return name.replaceAll(/\{[^{}]*\}/g, "{}");
}

/** The path that the other document has without the operation, or all its paths. */
function parentOf(document: JsonObject, { path, isWebhook }: Operation): PlacedNode {
  const section = child(rootOf(document), isWebhook ? "webhooks" : "paths");
  const item = child(section, path);
  return item.value === undefined ? section : item;
}

function placeOf(comparison: Comparison, operation: Operation, nodes: Pair<PlacedNode>): Place {
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

function compareOperations(comparison: Comparison, operations: Pair<Operation>): void {
  const { before, after } = operations;
  const place = placeOf(comparison, after, { before: before.node, after: after.node });
  if (before.path !== after.path) {
    const message = `changed its path from ${before.path} to ${after.path}`;
    const details = { message, before: before.path, after: after.path };
    recordChange(place, "operation-path-renamed", details);
  }
  compareOperationIds(operations, place);
  compareDeprecation(operations, place);
  const [sent, received]: Place["direction"][] = after.isWebhook
    ? ["response", "request"]
    : ["request", "response"];
  const requestPlace: Place = { ...place, direction: sent ?? "both" };
  compareParameters(comparison, operations, requestPlace);
  compareRequestBodies(comparison, operations, requestPlace);
  compareResponses(comparison, operations, { ...place, direction: received ?? "both" });
  if (after.isWebhook) return;
  compareSecurity(comparison, operations, requestPlace);
  compareServers(comparison, operations, requestPlace);
}

/** An operation ID that was added breaks nothing. */
function compareOperationIds({ before, after }: Pair<Operation>, place: Place): void {
  const oldId = asObject(before.node.value).operationId;
  const newId = asObject(after.node.value).operationId;
  if (oldId === undefined || oldId === newId) return;
  const message =
    newId === undefined
      ? `no longer has the operation ID ${String(oldId)}`
      : `changed its operation ID from ${String(oldId)} to ${String(newId)}`;
  recordChange(place, "operation-id-changed", { message, before: oldId, after: newId ?? null });
}

function compareDeprecation({ before, after }: Pair<Operation>, place: Place): void {
  const wasDeprecated = asObject(before.node.value).deprecated === true;
  const isDeprecated = asObject(after.node.value).deprecated === true;
  if (!wasDeprecated && isDeprecated) {
    recordChange(place, "deprecated", { message: "is now deprecated" });
  }
}
