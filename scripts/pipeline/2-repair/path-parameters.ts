import { listAt, isObject, type JsonObject } from "../values/json-object.ts";
import { resolve } from "../values/json-pointer.ts";

/** The parameters of an operation or a path, each as its reference says. */
export function parametersOf(document: JsonObject, holder: JsonObject): JsonObject[] {
  const parameters = listAt(holder, "parameters");
  return parameters.map((parameter) => resolve(document, parameter)).filter(isObject);
}

/**
 * The declaration of a name in a path: of those that are declared under no name of the path, the one that is spelt
 * alike. It may be shared with other paths, so it is a copy.
 */
export function createPathParameter(name: string, surplus: JsonObject[]): JsonObject {
  const alike = surplus.filter((parameter) => spelling(parameter["name"]) === spelling(name));
  const [same] = alike;
  if (same && alike.length === 1) return { ...structuredClone(same), name };
  return { name, in: "path", required: true, schema: { type: "string" } };
}

function spelling(name: unknown): string {
  return String(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
