import { type Comparison, type Pair, type Place, recordChange } from "./comparison.ts";
import { listCallbacks, listOperations, type Operation } from "./operation.ts";
import { parentOf, placeOf } from "./operation-place.ts";
import { pairOperations } from "./pair-operations.ts";
import { compareParameters } from "./parameters.ts";
import { asObject } from "./placed-node.ts";
import { compareRequestBodies } from "./request-bodies.ts";
import { compareResponses } from "./responses.ts";
import { compareSecurity } from "./security.ts";
import { compareServers } from "./servers.ts";

export function compareAllOperations(comparison: Comparison): void {
  const [before, after] = [comparison.base, comparison.revision].map(listOperations);
  compareLists(comparison, { before: before ?? [], after: after ?? [] });
}

function compareLists(comparison: Comparison, lists: Pair<Operation[]>): void {
  const { pairs, removed, added } = pairOperations(lists);
  for (const pair of pairs) compareOnce(comparison, pair);
  for (const operation of removed) {
    const after = parentOf(comparison.revision, operation);
    const place = placeOf(comparison, operation, { before: operation.node, after });
    const kind = operation.role === "callback" ? "callback-removed" : "operation-removed";
    recordChange(place, kind, { message: "was removed" });
  }
  for (const operation of added) {
    const before = parentOf(comparison.base, operation);
    const place = placeOf(comparison, operation, { before, after: operation.node });
    const kind = operation.role === "callback" ? "callback-added" : "operation-added";
    recordChange(place, kind, { message: "was added" });
  }
}

function pairKey({ before, after }: Pair<Operation>): string {
  return `${before.node.pointer} ${after.node.pointer}`;
}

/** A callback can lead to itself by references. */
function compareOnce(comparison: Comparison, operations: Pair<Operation>): void {
  const pair = pairKey(operations);
  if (comparison.active.has(pair)) return;
  comparison.active.add(pair);
  compareOperations(comparison, operations);
  comparison.active.delete(pair);
}

function compareOperations(comparison: Comparison, operations: Pair<Operation>): void {
  const { before, after } = operations;
  const place = placeOf(comparison, after, { before: before.node, after: after.node });
  const isCallback = after.role === "callback";
  if (before.path !== after.path && !isCallback) {
    const message = `changed its path from ${before.path} to ${after.path}`;
    const details = { message, before: before.path, after: after.path };
    recordChange(place, "operation-path-renamed", details);
  }
  if (!isCallback) compareOperationIds(operations, place);
  compareDeprecation(operations, place);
  const isCall = after.role === "call";
  const [sent, received]: Place["direction"][] = isCall
    ? ["request", "response"]
    : ["response", "request"];
  const requestPlace: Place = { ...place, direction: sent ?? "both" };
  compareParameters(comparison, operations, requestPlace);
  compareRequestBodies(comparison, operations, requestPlace);
  compareResponses(comparison, operations, { ...place, direction: received ?? "both" });
  if (isCall) {
    compareSecurity(comparison, operations, requestPlace);
    compareServers(comparison, operations, requestPlace);
  }
  compareCallbacks(comparison, operations);
}

/** Many operations can lead to one callback, but the callbacks inside it are compared once. */
function compareCallbacks(comparison: Comparison, { before, after }: Pair<Operation>): void {
  const pair = pairKey({ before, after });
  if (comparison.comparedCallbacks.has(pair)) return;
  comparison.comparedCallbacks.add(pair);
  compareLists(comparison, {
    before: listCallbacks(comparison.base, before),
    after: listCallbacks(comparison.revision, after),
  });
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
