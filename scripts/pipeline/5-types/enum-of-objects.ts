import { typesOf } from "../openapi/schemas.ts";
import type { Node } from "../openapi/walk.ts";
import { isObject } from "../values/json-object.ts";

/** Keywords that only limit the values of an object or a list further. */
const PARTS = new Set(["additionalProperties", "items", "prefixItems", "properties", "required"]);

/**
 * openapi-typescript reads the values of an enum beside the type object or array as schemas. The values say the type too.
 * Beside several types it would print the properties in place of the values, and forbid a list that the enum allows.
 */
export function dropTypeOfEnum({ kind, value: schema }: Node): void {
  if (kind !== "schema" || !isObject(schema) || !Array.isArray(schema["enum"])) return;
  const types = typesOf(schema);
  if (!types.some((type) => type === "object" || type === "array")) return;
  delete schema["type"];
  if (types.length === 1) return;
  for (const key of Object.keys(schema)) if (PARTS.has(key)) delete schema[key];
}
