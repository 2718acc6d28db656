import type { JsonObject } from "../../pipeline/values/json-object.ts";
import { readSchema, type ReadSchema } from "./read-schema.ts";
import type { StatusField } from "./status-fields.ts";

export interface Property {
  name: string;
  /** The names of the properties that lead from the response to it. */
  path: string[];
  schema: ReadSchema;
}

/** The properties of the object with the status, then those of the objects around it. */
export function nearbyProperties(document: JsonObject, { path, parents }: StatusField): Property[] {
  return parents
    .map((parent, depth) => propertiesOf(document, parent, path.slice(0, depth)))
    .toReversed()
    .flat();
}

/** The properties of an object at a path. */
export function propertiesOf(
  document: JsonObject,
  { properties }: ReadSchema,
  at: readonly string[],
): Property[] {
  return [...properties].map(([name, property]) => {
    return { name, path: [...at, name], schema: readSchema(document, property) };
  });
}
