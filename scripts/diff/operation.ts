import { isMethod } from "../pipeline/openapi/walk.ts";
import type { JsonObject } from "../pipeline/values/json-object.ts";
import { child, children, followReferences, type PlacedNode, rootOf } from "./placed-node.ts";

export interface Operation {
  /** `GET /tasks/{task_id}` */
  name: string;
  path: string;
  /** Whether the API sends the request. */
  isWebhook: boolean;
  node: PlacedNode;
  pathItem: PlacedNode;
}

/** The operations of the paths and the webhooks. */
export function listOperations(document: JsonObject): Operation[] {
  const paths = operationsBelow(document, "paths");
  return [...paths, ...operationsBelow(document, "webhooks")];
}

function operationsBelow(document: JsonObject, section: "paths" | "webhooks"): Operation[] {
  const operations: Operation[] = [];
  const isWebhook = section === "webhooks";
  for (const [path, item] of children(child(rootOf(document), section))) {
    const pathItem = followReferences(document, item);
    for (const [method, node] of children(pathItem)) {
      if (!isMethod(method)) continue;
      const name = `${method.toUpperCase()} ${isWebhook ? "webhook " : ""}${path}`;
      operations.push({ name, path, isWebhook, node, pathItem });
    }
  }
  return operations;
}
