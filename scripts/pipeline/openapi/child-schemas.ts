import { isObject, type JsonObject } from "../values/json-object.ts";
import { CHILD_NODES } from "./grammar.ts";

/** A schema within another one, and the keyword that holds it. */
export interface ChildSchema {
  keyword: string;
  schema: JsonObject;
}

/** The schemas directly within a schema: its properties, items, branches and so on. Does not follow references. */
export function childSchemas(schema: JsonObject): ChildSchema[] {
  return Object.entries(schema).flatMap(([keyword, value]) =>
    schemasUnder(keyword, value).map((child) => ({ keyword, schema: child })),
  );
}

function schemasUnder(keyword: string, value: unknown): JsonObject[] {
  const child = CHILD_NODES.get("schema")?.named.get(keyword);
  if (child?.kind !== "schema") return [];
  if (child.layout === "list") return Array.isArray(value) ? value.filter(isObject) : [];
  if (!isObject(value)) return [];
  return child.layout === "map" ? Object.values(value).filter(isObject) : [value];
}
