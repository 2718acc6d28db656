import { isObject, objectAt, type JsonObject } from "../values/json-object.ts";
import { resolve } from "../values/json-pointer.ts";

/** The sections in which openapi-typescript ignores the reference of a component that is only a reference. */
const SECTIONS = ["headers", "requestBodies", "responses"];

/** Replaces a component that refers to another component with a copy of that component. */
export function copyReferredComponents(document: JsonObject): void {
  for (const section of SECTIONS) {
    const components = objectAt(document["components"], section);
    for (const [name, component] of Object.entries(components)) {
      const target = resolve(document, component);
      if (target !== component && isObject(target)) components[name] = structuredClone(target);
    }
  }
}
