import { typesOf } from "../../pipeline/openapi/schemas.ts";
import { isObject, listAt, objectAt, type JsonObject } from "../../pipeline/values/json-object.ts";
import { resolve } from "../../pipeline/values/json-pointer.ts";

/** Nesting of references and branches to follow. It ends a schema that contains itself. */
const MAX_DEPTH = 8;

/** The facts about a schema, with those of its references and branches. */
export interface ReadSchema {
  properties: Map<string, unknown>;
  types: Set<unknown>;
  /** The values of `enum` and `const`. */
  values: unknown[];
  items: unknown;
  /** The schema without its references. */
  keywords: JsonObject;
}

export function readSchema(document: JsonObject, schema: unknown, depth = 0): ReadSchema {
  const keywords = resolve(document, schema);
  if (!isObject(keywords) || depth > MAX_DEPTH)
    return { properties: new Map(), types: new Set(), values: [], items: undefined, keywords: {} };
  const branches = ["allOf", "anyOf", "oneOf"]
    .flatMap((keyword) => listAt(keywords, keyword))
    .map((branch) => readSchema(document, branch, depth + 1));
  const { const: constant, items } = keywords;
  const own = [...listAt(keywords, "enum"), ...(constant === undefined ? [] : [constant])];
  return {
    properties: new Map([
      ...branches.flatMap(({ properties }) => [...properties]),
      ...Object.entries(objectAt(keywords, "properties")),
    ]),
    types: new Set([...typesOf(keywords), ...branches.flatMap(({ types }) => [...types])]),
    values: [...new Set([...own, ...branches.flatMap(({ values }) => values)])],
    items: items ?? branches.find((branch) => branch.items !== undefined)?.items,
    keywords: Object.assign(
      {},
      ...branches.map((branch) => branch.keywords),
      keywords,
    ) as JsonObject, // `assign` of a list has no type
  };
}

/** Whether a value can be a text: a page may leave out the type of an enum. */
export function isText({ types, values }: ReadSchema): boolean {
  return types.has("string") || values.some((value) => typeof value === "string");
}

export function isNumber({ types }: ReadSchema): boolean {
  return types.has("number") || types.has("integer");
}
