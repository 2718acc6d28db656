import { METHODS } from "../openapi/walk.ts";
import { positionOf } from "../report/origins.ts";
import type { Position } from "../report/page.ts";
import { isObject, objectAt, type JsonObject } from "../values/json-object.ts";
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

/** Merging creates the containers, which are on no page, but not what they hold. */
function entryPosition(container: JsonObject, key: string): Position | undefined {
  const value = Object.hasOwn(container, key) ? container[key] : undefined;
  return positionOf(container, key) ?? (isObject(value) ? positionOf(value) : undefined);
}

function operationPosition(paths: JsonObject, operationId: string): Position | undefined {
  const operations = Object.values(paths).flatMap((item) =>
    METHODS.map((method) => objectAt(item, method)),
  );
  const operation = operations.find((candidate) => candidate["operationId"] === operationId);
  return operation && positionOf(operation);
}
