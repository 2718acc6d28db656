import { renameKey } from "../openapi/component-references.ts";
import { operationsOf } from "../openapi/operations.ts";
import { walk } from "../openapi/walk.ts";
import { isObject, objectAt, type JsonObject } from "../values/json-object.ts";
import type { Merged } from "./merged.ts";
import { locate, recordChange } from "./record-change.ts";

interface Renaming {
  /** The path item whose path parameters were renamed. */
  item: JsonObject;
  renamed: ReadonlyMap<string, string>;
}

/** Renames path parameters in the runtime expressions of a path item, and in the links that lead to its operations. */
export function renameInLinks(
  document: JsonObject,
  { item, renamed }: Renaming,
  merged: Merged,
): void {
  const ids = new Set(operationsOf(item).map(({ operationId }) => operationId));
  const renameExpression = (text: string) =>
    text.replace(/\$request\.path\.([\w.-]+)/g, (expression, name: string) =>
      renamed.has(name) ? `$request.path.${renamed.get(name)}` : expression,
    );
  walk(document, ({ kind, value, parent }) => {
    if (!isObject(value)) return;
    let holder = parent;
    while (holder && holder.value !== item) holder = holder.parent;
    if (kind === "link") {
      const parameters = objectAt(value, "parameters");
      if (holder) renameValues(parameters, renameExpression, merged);
      if (ids.has(value["operationId"])) renameParameterKeys(parameters, renamed, merged);
    } else if (kind === "callback" && holder) renameKeys(value, renameExpression, merged);
  });
}

type Rename = (text: string) => string;

function renameValues(parameters: JsonObject, rename: Rename, merged: Merged): void {
  for (const [key, expression] of Object.entries(parameters)) {
    const after = typeof expression === "string" ? rename(expression) : expression;
    if (after === expression) continue;
    recordChange(merged, { rule: "path-template", container: parameters, key, after });
    parameters[key] = after;
  }
}

/** The key of a link's parameter is its name, or its place and its name. */
function renameParameterKeys(
  parameters: JsonObject,
  renamed: ReadonlyMap<string, string>,
  merged: Merged,
): void {
  renameKeys(
    parameters,
    (key) => {
      const [, place = "", name = ""] = /^(path\.)?(.*)$/s.exec(key) ?? [];
      return place + (renamed.get(name) ?? name);
    },
    merged,
  );
}

function renameKeys(container: JsonObject, rename: Rename, merged: Merged): void {
  for (const key of Object.keys(container)) {
    const after = rename(key);
    if (after === key || Object.hasOwn(container, after)) continue;
    merged.changes.push({ rule: "path-template", ...locate(container, key), before: key, after });
    renameKey(container, key, after);
  }
}
