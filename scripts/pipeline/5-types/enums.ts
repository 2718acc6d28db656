import { camelCase, uniqueNames } from "../openapi/identifiers.ts";
import { METHODS, walk, type Node } from "../openapi/walk.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";

/**
 * The values of each enum as an `as const` array, named after the place of the enum: the component or operation, then
 * the properties on the way. Enums that say the same in the same place share one array.
 */
export function enumLines(document: JsonObject): string {
  const arrays = new Map<string, { path: string; values: unknown[] }>();
  walk(document, (node) => {
    const values = enumOf(node);
    const path = values && pathOf(node);
    if (values && path) arrays.set(`${path} ${JSON.stringify(values)}`, { path, values });
  });
  const names = uniqueNames(
    [...arrays.keys()],
    (key) => `${camelCase(arrays.get(key)?.path ?? key)}Values`,
    [],
  );
  return [...arrays]
    .map(
      ([key, { values }]) =>
        `export const ${names.get(key)} = ${JSON.stringify(values)} as const;\n`,
    )
    .join("");
}

function enumOf({ kind, value }: Node): unknown[] | undefined {
  if (kind !== "schema" || !isObject(value) || !Array.isArray(value["enum"])) return undefined;
  const values: unknown[] = value["enum"];
  return values.every((item) => item === null || typeof item !== "object") ? values : undefined;
}

/** The names that a person would say on the way to a node; lists of branches and items have none. */
function pathOf(node: Node): string | undefined {
  const names: string[] = [];
  for (let at: Node | undefined = node; at; at = at.parent) {
    const isNamed = typeof at.key === "string" && !isKeyword(at);
    if (at.kind === "operation") return [operationName(at), ...names].join(" ");
    if (at.kind === "parameter" && isObject(at.value)) names.unshift(String(at.value["name"]));
    else if (at.parent?.kind === "components") return [String(at.key), ...names].join(" ");
    else if (isNamed && at.kind === "schema") names.unshift(String(at.key));
  }
  return undefined;
}

const KEYWORDS = new Set([
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
  return container === parent?.value && KEYWORDS.has(String(key));
}

function operationName({ value, key, parent }: Node): string {
  if (isObject(value) && typeof value["operationId"] === "string") return value["operationId"];
  return METHODS.some((method) => method === key)
    ? `${String(key)} ${String(parent?.key)}`
    : String(key);
}
