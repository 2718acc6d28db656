import type { Node } from "../openapi/walk.ts";
import { isObject } from "../values/json-object.ts";

/** openapi-typescript reads the values of an enum beside `type: object` or `type: array` as schemas. The values say the type too. */
export function dropTypeOfEnum({ kind, value: schema }: Node): void {
  if (kind !== "schema" || !isObject(schema)) return;
  const isRead = schema["type"] === "object" || schema["type"] === "array";
  if (isRead && Array.isArray(schema["enum"])) delete schema["type"];
}
