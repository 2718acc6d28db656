import { renameKey } from "../openapi/component-references.ts";
import { operationsOf } from "../openapi/operations.ts";
import { walk } from "../openapi/walk.ts";
import { isObject, objectAt, type JsonObject } from "../values/json-object.ts";
import type { Merged } from "./merged.ts";
import { locate, recordChange } from "./record-change.ts";

/** The links and callbacks of a document, found once for all paths that are renamed. */
export interface LinkIndex {
  /** The links within a path item, and its callbacks. */
  ofItem: Map<unknown, { links: JsonObject[]; callbacks: JsonObject[] }>;
  /** The links that lead to an operation, by its id. */
  toOperation: Map<unknown, JsonObject[]>;
}

export function indexLinks(document: JsonObject): LinkIndex {
  const items = Object.values(objectAt(document, "paths"));
  const index: LinkIndex = {
    ofItem: new Map(items.map((item) => [item, { links: [], callbacks: [] }])),
    toOperation: new Map(),
  };
  walk(document, ({ kind, value, parent }) => {
    if (!isObject(value) || (kind !== "link" && kind !== "callback")) return;
    let holder = parent;
    while (holder && !index.ofItem.has(holder.value)) holder = holder.parent;
    const found = index.ofItem.get(holder?.value);
    if (kind === "callback") found?.callbacks.push(value);
    else {
      found?.links.push(value);
      const id = value["operationId"];
      const known = index.toOperation.get(id);
      if (known) known.push(value);
      else if (id !== undefined) index.toOperation.set(id, [value]);
    }
  });
  return index;
}

interface Renaming {
  /** The path item whose path parameters were renamed. */
  item: JsonObject;
  renamed: ReadonlyMap<string, string>;
}

/** Renames path parameters in the runtime expressions of a path item, and in the links that lead to its operations. */
export function renameInLinks(index: LinkIndex, { item, renamed }: Renaming, merged: Merged): void {
  const renameExpression = (text: string) =>
    text.replace(/\$request\.path\.([\w.-]+)/g, (expression, name: string) =>
      renamed.has(name) ? `$request.path.${renamed.get(name)}` : expression,
    );
  const { links = [], callbacks = [] } = index.ofItem.get(item) ?? {};
  for (const link of links) {
    renameValues(objectAt(link, "parameters"), renameExpression, merged);
  }
  for (const callback of callbacks) renameKeys(callback, renameExpression, merged);
  const ids = new Set(operationsOf(item).map(({ operationId }) => operationId));
  for (const id of ids) {
    for (const link of index.toOperation.get(id) ?? []) {
      renameParameterKeys(objectAt(link, "parameters"), renamed, merged);
    }
  }
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
