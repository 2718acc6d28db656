import { METHODS } from "../openapi/walk.ts";
import { locateEntry } from "../report/locate-entry.ts";
import type { Position } from "../report/page.ts";
import { objectAt, type JsonObject } from "../values/json-object.ts";
import { aliasNames } from "./schema-aliases.ts";

/** The place on a page of the component or operation that a generated type comes from, found by the names in the types. */
export function positionOfType(
  document: JsonObject,
  [root = "", section = "", name = ""]: readonly string[],
): Position | undefined {
  const { components, paths } = document;
  if (root === "components") return entryPosition(objectAt(components, section), name);
  if (root === "paths") return entryPosition(objectAt(document, "paths"), section);
  if (root === "operations") return operationPosition(objectAt({ paths }, "paths"), section);
  const schema = [...aliasNames(document)].find(([, alias]) => alias === root)?.[0];
  return schema === undefined ? undefined : entryPosition(objectAt(components, "schemas"), schema);
}

function entryPosition(container: JsonObject, key: string): Position | undefined {
  return Object.hasOwn(container, key) ? locateEntry(container, key)?.at : undefined;
}

function operationPosition(paths: JsonObject, operationId: string): Position | undefined {
  for (const item of Object.keys(paths).map((path) => objectAt(paths, path))) {
    const method = METHODS.find((name) => objectAt(item, name)["operationId"] === operationId);
    if (method !== undefined) return entryPosition(item, method);
  }
  return undefined;
}
