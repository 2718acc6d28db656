import { pascalCase, uniqueNames } from "../openapi/identifiers.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";

/** Names that the file uses for something else. */
const TAKEN = [
  "Array",
  "Blob",
  "Extract",
  "Omit",
  "Record",
  "Required",
  "WithRequired",
  "OneOf",
  "XOR",
];

/** Each component schema as an exported type, so that a reader need not spell the path to it; `moved` ones have theirs. */
export function aliasLines(
  aliases: ReadonlyMap<string, string>,
  moved: ReadonlySet<string>,
): string {
  return [...aliases]
    .filter(([name]) => !moved.has(name))
    .map(
      ([name, alias]) => `export type ${alias} = components["schemas"][${JSON.stringify(name)}];\n`,
    )
    .join("");
}

/** The alias of each component schema. */
export function aliasNames(document: JsonObject): Map<string, string> {
  return uniqueNames(schemaNames(document), pascalCase, TAKEN);
}

function schemaNames(document: JsonObject): string[] {
  const { components } = document;
  if (!isObject(components) || !isObject(components["schemas"])) return [];
  return Object.keys(components["schemas"]);
}
