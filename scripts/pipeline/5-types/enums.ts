import { camelCase, uniqueNames } from "../openapi/identifiers.ts";
import { isMethod, walk, type Node } from "../openapi/walk.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import { textOf } from "../values/text-of.ts";

/** The array of an enum in the generated file. */
export interface EnumArray {
  name: string;
  values: unknown[];
  /** The schema with the enum. */
  schema: JsonObject;
}

/** Renders the values of each enum as an `as const` array. */
export function renderEnums(document: JsonObject): string {
  return listEnums(document)
    .map(({ name, values }) => `export const ${name} = [${listOf(values)}] as const;\n`)
    .join("");
}

function listOf(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(", ");
}

/**
 * The name of an array consists of the component or operation and the properties that lead to the enum. Enums with the
 * same name and the same values share one array.
 */
export function listEnums(document: JsonObject): EnumArray[] {
  const arrays = new Map<string, { path: string; values: unknown[]; schema: JsonObject }>();
  walk(document, (node) => {
    const values = enumOf(node);
    const path = values && pathOf(node);
    if (!values || !path || !isObject(node.value)) return;
    arrays.set(`${path} ${JSON.stringify(values)}`, { path, values, schema: node.value });
  });
  const names = uniqueNames(
    [...arrays.keys()],
    (key) => `${camelCase(arrays.get(key)?.path ?? key)}Values`,
    [],
  );
  return [...arrays].map(([key, { values, schema }]) => ({
    name: names.get(key) ?? key,
    values,
    schema,
  }));
}

/** The values of an enum, if all of them are scalars. */
function enumOf({ kind, value }: Node): unknown[] | undefined {
  if (kind !== "schema" || !isObject(value) || !Array.isArray(value["enum"])) return undefined;
  const values: unknown[] = value["enum"];
  return values.every((item) => item === null || typeof item !== "object") ? values : undefined;
}

/** The names that lead to a node, from the component or the operation that contains it. List indexes are left out. */
function pathOf(node: Node): string | undefined {
  const names: string[] = [];
  for (let at: Node | undefined = node; at; at = at.parent) {
    const isNamed = typeof at.key === "string" && !isKeyword(at);
    if (at.kind === "operation") return [operationName(at), ...names].join(" ");
    if (at.kind === "parameter" && isObject(at.value)) names.unshift(textOf(at.value["name"]));
    else if (at.parent?.kind === "components") return [textOf(at.key), ...names].join(" ");
    else if (isNamed && at.kind === "schema") names.unshift(textOf(at.key));
  }
  return undefined;
}

/** The keywords that hold a single schema. The keys of other schemas are names, such as those of properties. */
const SCHEMA_KEYWORDS = new Set([
  "items",
  "additionalProperties",
  "schema",
  "not",
  "contains",
  "if",
  "then",
  "else",
  "propertyNames",
]);

function isKeyword({ key, container, parent }: Node): boolean {
  return container === parent?.value && SCHEMA_KEYWORDS.has(String(key));
}

function operationName({ value, key, parent }: Node): string {
  if (isObject(value) && typeof value["operationId"] === "string") return value["operationId"];
  const name = String(key);
  return isMethod(name) ? `${name} ${String(parent?.key)}` : name;
}
