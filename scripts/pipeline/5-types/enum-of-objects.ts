import type { Node } from "../openapi/walk.ts";
import { isObject } from "../values/json-object.ts";

/** openapi-typescript reads the values of an enum beside `type: object` as schemas. The values say the type too. */
export function dropTypeOfEnum({ kind, value: schema }: Node): void {
  if (kind !== "schema" || !isObject(schema)) return;
  if (schema["type"] === "object" && Array.isArray(schema["enum"])) delete schema["type"];
}
