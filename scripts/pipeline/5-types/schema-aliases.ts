import { pascalCase, uniqueNames } from "../openapi/identifiers.ts";
import { objectAt, type JsonObject } from "../values/json-object.ts";

/** Names that the generated file already uses. */
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

/** The alias of each component schema, such as `VideoTask` for `video-task`. */
export function aliasNames(document: JsonObject): Map<string, string> {
  const schemas = objectAt(document["components"], "schemas");
  return uniqueNames(Object.keys(schemas), pascalCase, TAKEN);
}

/** Exports each component schema as a type, except the `moved` ones, whose aliases already exist. */
export function renderAliases(
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
