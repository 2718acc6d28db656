import { groupBy } from "../values/group-by.ts";
import { listAt, isObject, type JsonObject } from "../values/json-object.ts";
import { resolve } from "../values/json-pointer.ts";
import { textOf } from "../values/text-of.ts";

/** The parameters of an operation or a path item, with references followed. */
export function parametersOf(document: JsonObject, holder: JsonObject): JsonObject[] {
  const parameters = listAt(holder, "parameters");
  return parameters.map((parameter) => resolve(document, parameter)).filter(isObject);
}

interface PathItem {
  /** The names of the parameters in the path. */
  names: string[];
  item: JsonObject;
}

/** The path items of all paths. A shared one is left out if its paths have different parameters. */
export function itemsOf(paths: JsonObject, document: JsonObject): PathItem[] {
  const owners = new Map<JsonObject, Set<string>>();
  const found = Object.entries(paths).flatMap(([path, value]): PathItem[] => {
    const item = isShared(value) ? resolve(document, value) : value;
    if (!isObject(item)) return [];
    const names = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
    const signatures = owners.get(item) ?? new Set();
    owners.set(item, signatures.add(names.toSorted().join("/")));
    return [{ names, item }];
  });
  return found.filter(({ item }) => owners.get(item)?.size === 1);
}

function isShared(item: unknown): boolean {
  const reference = isObject(item) ? textOf(item["$ref"]) : "";
  return reference.startsWith("#/components/pathItems/");
}

/** Parameters by their names without punctuation and case. */
export type Spellings = ReadonlyMap<string, JsonObject[]>;

export function groupBySpelling(parameters: JsonObject[]): Spellings {
  return groupBy(parameters, ({ name }) => lettersOf(name));
}

/**
 * Creates the missing declaration of a path parameter. It copies a declaration that the path does not use if the names
 * differ only in spelling (`task_id` and `taskId`). A copy, because other paths may share the original.
 */
export function createPathParameter(name: string, unused: Spellings): JsonObject {
  const [match, ...others] = unused.get(lettersOf(name)) ?? [];
  if (match && others.length === 0) return { ...structuredClone(match), name };
  return { name, in: "path", required: true, schema: { type: "string" } };
}

function lettersOf(name: unknown): string {
  return textOf(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
