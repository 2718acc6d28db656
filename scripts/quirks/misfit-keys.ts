import { coerce } from "../pipeline/2-repair/coerce.ts";
import type { Context, Quirk, Visit } from "../pipeline/2-repair/quirk.ts";
import { KNOWN_KEYS } from "../pipeline/openapi/keywords.ts";
import type { Node, NodeKind } from "../pipeline/openapi/walk.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * The page has a key that OpenAPI does not know at its place, or a value of the wrong type. A scalar of another
 * type is converted. Anything else is kept under `x-` and the key, which generators ignore. In a map, it is removed.
 * Seen: samples in tutorials; Mintlify.
 */
export const misfitKeys: Quirk = {
  id: "misfit-keys",
  summary:
    "Converted a value of the wrong type, or renamed a key that OpenAPI does not know to `x-…`.",
  after: "repairs",
  visit: {
    ...Object.fromEntries([...KNOWN_KEYS.keys()].map((kind) => [kind, visitKeys(kind)])),
    paths: renameScalars,
    callback: renameScalars,
  },
};

function renameScalars({ value: items }: Node, context: Context): void {
  if (!isObject(items)) return;
  for (const [path, item] of Object.entries(items))
    if (!isObject(item) && !path.startsWith("x-"))
      context.rename(items, path, extensionName(items, path));
}

function visitKeys(kind: NodeKind): Visit {
  const shapes = KNOWN_KEYS.get(kind);
  return ({ value: holder }, context) => {
    if (!isObject(holder)) return;
    for (const key of Object.keys(holder).filter((name) => !name.startsWith("x-"))) {
      const shape = shapes?.get(key);
      const fitted = shape && coerce(holder[key], shape);
      if (fitted === undefined) context.rename(holder, key, extensionName(holder, key));
      else if (shape === "objects") context.removeItems(holder, key, (item) => !isObject(item));
      else context.set(holder, key, fitted);
      if (shape === "map") keepEntries(holder[key], isObject, context);
      if (shape === "stringLists") keepEntries(holder[key], isStrings, context);
    }
  };
}

function extensionName(holder: JsonObject, key: string): string {
  let name = `x-${key}`;
  while (Object.hasOwn(holder, name)) name += "-";
  return name;
}

/** A map has no extensions, so tools read a key such as `x-note` as the name of an entry. */
function keepEntries(map: unknown, isEntry: (entry: unknown) => boolean, context: Context): void {
  if (!isObject(map)) return;
  for (const name of Object.keys(map)) if (!isEntry(map[name])) context.remove(map, name);
}

const isStrings = (entry: unknown) =>
  Array.isArray(entry) && entry.every((item) => typeof item === "string");
