import type { JsonObject } from "../pipeline/values/json-object.ts";
import { listOperations } from "./operation.ts";
import { asObject, child, children, rootOf } from "./placed-node.ts";
import { typeDocument } from "./type-document.ts";

/** Where the parts that the exported types describe are in the original document. */
export interface TypePlaces {
  /** The JSON pointer of the part that each exported type, such as `operations.listTasks`, describes. */
  pointers: ReadonlyMap<string, string>;
  /** The exported type of each operation, such as `GET /tasks`. Without an ID, it is the type of the path. */
  operations: ReadonlyMap<string, string>;
}

export function placesOfTypes(original: JsonObject): TypePlaces {
  const { document } = typeDocument(original);
  const root = rootOf(document);
  const pointers = new Map<string, string>();
  const operations = new Map<string, string>();
  for (const [section, components] of children(child(root, "components"))) {
    for (const [name, { pointer }] of children(components)) {
      pointers.set(`components.${section}.${name}`, pointer);
    }
  }
  for (const section of ["paths", "webhooks"]) {
    for (const [path, { pointer }] of children(child(root, section))) {
      pointers.set(`${section}.${path}`, pointer);
    }
  }
  for (const { name, path, role, node } of listOperations(document)) {
    const { operationId } = asObject(node.value);
    const hasId = typeof operationId === "string";
    if (hasId) pointers.set(`operations.${operationId}`, node.pointer);
    const pathType = `${role === "webhook" ? "webhooks" : "paths"}.${path}`;
    operations.set(name, hasId ? `operations.${operationId}` : pathType);
  }
  return { pointers, operations };
}
