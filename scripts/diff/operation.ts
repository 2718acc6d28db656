import { isMethod } from "../pipeline/openapi/walk.ts";
import type { JsonObject } from "../pipeline/values/json-object.ts";
import { child, children, followReferences, type PlacedNode, rootOf } from "./placed-node.ts";

export interface Operation {
  /** `GET /tasks/{task_id}` */
  name: string;
  path: string;
  /** The API sends the requests of webhooks and callbacks. */
  role: "call" | "webhook" | "callback";
  node: PlacedNode;
  pathItem: PlacedNode;
  /** The list of paths that holds the path item: the paths, the webhooks, or a callback. */
  holder: PlacedNode;
}

/** The operations of the paths and the webhooks. */
export function listOperations(document: JsonObject): Operation[] {
  const root = rootOf(document);
  return [
    ...operationsIn(document, {
      holder: child(root, "paths"),
      role: "call",
      nameOf: (method, path) => `${method} ${path}`,
    }),
    ...operationsIn(document, {
      holder: child(root, "webhooks"),
      role: "webhook",
      nameOf: (method, path) => `${method} webhook ${path}`,
    }),
  ];
}

/** The requests that the API sends because of an operation. */
export function listCallbacks(document: JsonObject, { name: owner, node }: Operation): Operation[] {
  return children(child(node, "callbacks")).flatMap(([name, callback]) =>
    operationsIn(document, {
      holder: followReferences(document, callback),
      role: "callback",
      nameOf: (method) => `${method} callback ${name} of ${owner}`,
    }),
  );
}

interface OperationList extends Pick<Operation, "holder" | "role"> {
  nameOf: (method: string, path: string) => string;
}

function operationsIn(document: JsonObject, { holder, role, nameOf }: OperationList): Operation[] {
  return children(holder).flatMap(([path, item]) => {
    const pathItem = followReferences(document, item);
    return children(pathItem)
      .filter(([method]) => isMethod(method))
      .map(([method, node]): Operation => {
        const name = nameOf(method.toUpperCase(), path);
        return { name, path, role, node, pathItem, holder };
      });
  });
}
