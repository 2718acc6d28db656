import { isMethod } from "../pipeline/openapi/walk.ts";
import type { JsonObject } from "../pipeline/values/json-object.ts";
import type { TypePlaces } from "./confirm-changes.ts";
import { asObject, child, children, type PlacedNode, rootOf } from "./placed-node.ts";
import { typeDocument } from "./type-document.ts";

/** The JSON pointer, in the original document, of the part that each exported type describes. */
export function placesOfTypes(original: JsonObject): TypePlaces {
  const root = rootOf(typeDocument(original).document);
  const places = new Map<string, string>();
  for (const [section, components] of children(child(root, "components"))) {
    for (const [name, { pointer }] of children(components)) {
      places.set(`components.${section}.${name}`, pointer);
    }
  }
  for (const section of ["paths", "webhooks"]) {
    for (const [path, item] of children(child(root, section))) {
      places.set(`${section}.${path}`, item.pointer);
      for (const [id, pointer] of operationsOf(item)) places.set(`operations.${id}`, pointer);
    }
  }
  return places;
}

/** The operations with an ID. The types of the others are below their path. */
function operationsOf(item: PlacedNode): [id: string, pointer: string][] {
  return children(item).flatMap(([method, { value, pointer }]): [string, string][] => {
    const { operationId } = asObject(value);
    return isMethod(method) && typeof operationId === "string" ? [[operationId, pointer]] : [];
  });
}
