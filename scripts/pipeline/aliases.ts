import { pascalCase, uniqueNames } from "./names.ts";
import { isObject, type JsonObject } from "./walk.ts";

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

/** Each component schema as an exported type, so that a reader need not spell the path to it. */
export function aliasLines(document: JsonObject): string {
  const names = schemaNames(document);
  const aliases = uniqueNames(names, pascalCase, TAKEN);
  return names
    .map(
      (name) =>
        `export type ${aliases.get(name)} = components["schemas"][${JSON.stringify(name)}];\n`,
    )
    .join("");
}

function schemaNames(document: JsonObject): string[] {
  const { components } = document;
  if (!isObject(components) || !isObject(components["schemas"])) return [];
  return Object.keys(components["schemas"]);
}
