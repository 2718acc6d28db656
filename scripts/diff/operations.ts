import { isMethod } from "../pipeline/openapi/walk.ts";
import { compareSecurity, compareServers } from "./access.ts";
import { compareRequestBodies, compareResponses } from "./bodies.ts";
import { type Comparison, newScope, type Place, record } from "./comparison.ts";
import { asRecord, child, children, type Document, resolve } from "./document.ts";
import type { Operation } from "./operation.ts";
import { compareParameters } from "./parameters.ts";

export function compareAllOperations(comparison: Comparison): void {
  const before = listOperations(comparison.base);
  const after = listOperations(comparison.revision);
  for (const sameness of [(name: string) => name, withoutParameterNames]) {
    for (const old of before.values()) {
      const now = [...after.values()].find(({ name }) => sameness(name) === sameness(old.name));
      if (!now) continue;
      compareOperations(comparison, old, now);
      before.delete(old.name);
      after.delete(now.name);
    }
  }
  for (const old of before.values()) recordOne(comparison, old, "operation-removed", "is gone");
  for (const now of after.values()) recordOne(comparison, now, "operation-added", "is new");
}

/** The server sees no difference between `/tasks/{id}` and `/tasks/{task_id}`. */
function withoutParameterNames(name: string): string {
  return name.replaceAll(/\{[^}]*\}/g, "{}");
}

function listOperations(document: Document): Map<string, Operation> {
  const operations = new Map<string, Operation>();
  for (const [path, item] of children(child({ value: document, pointer: "" }, "paths"))) {
    const pathItem = resolve(document, item);
    for (const [method, node] of children(pathItem)) {
      if (!isMethod(method)) continue;
      const name = `${method.toUpperCase()} ${path}`;
      operations.set(name, { name, path, node, pathItem });
    }
  }
  return operations;
}

function placeOf(comparison: Comparison, operation: Operation, pointer: string): Place {
  const scope = comparison.operations.get(operation.name) ?? newScope();
  comparison.operations.set(operation.name, scope);
  return { scope, location: "", pointer, direction: "both" };
}

function recordOne(
  comparison: Comparison,
  operation: Operation,
  kind: "operation-added" | "operation-removed",
  message: string,
): void {
  const pointer = kind === "operation-added" ? operation.node.pointer : "/paths";
  record(placeOf(comparison, operation, pointer), kind, { message });
}

function compareOperations(comparison: Comparison, before: Operation, after: Operation): void {
  const place = placeOf(comparison, after, after.node.pointer);
  if (before.path !== after.path) {
    const [old, now] = [before.path, after.path];
    const message = `is spelt ${now} now, not ${old}`;
    record(place, "operation-path-renamed", { message, before: old, after: now });
  }
  compareIdentity(asRecord(before.node.value), asRecord(after.node.value), place);
  compareParameters(comparison, before, after, { ...place, direction: "request" });
  compareRequestBodies(comparison, before.node, after.node, { ...place, direction: "request" });
  compareResponses(comparison, before.node, after.node, { ...place, direction: "response" });
  compareSecurity(comparison, before, after, { ...place, direction: "request" });
  compareServers(comparison, before, after, { ...place, direction: "request" });
}

function compareIdentity(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  place: Place,
): void {
  const [old, now] = [before.operationId, after.operationId];
  if (old !== undefined && old !== now) {
    const message = `has the operation id ${String(now ?? "(none)")} now, not ${String(old)}`;
    record(place, "operation-id-changed", { message, before: old, after: now ?? null });
  }
  if (before.deprecated !== true && after.deprecated === true) {
    record(place, "deprecated", { message: "is deprecated now" });
  }
}
