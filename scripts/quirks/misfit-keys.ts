import { coerce } from "../pipeline/2-repair/coerce.ts";
import type { Context, Quirk, Visit } from "../pipeline/2-repair/quirk.ts";
import { KNOWN_KEYS, type ValueShape } from "../pipeline/openapi/keywords.ts";
import type { NodeKind } from "../pipeline/openapi/walk.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * The page has a key that OpenAPI does not know at its place, or a value of a kind that cannot stand there. A scalar of
 * another type is converted; what remains is kept under `x-` and the key, where it means nothing to a generator.
 * Seen: samples in tutorials; Mintlify.
 */
export const misfitKeys: Quirk = {
  id: "misfit-keys",
  summary:
    "Converted a value of the wrong type, or renamed a key that OpenAPI does not know to `x-…`.",
  after: "repairs",
  visit: {
    ...Object.fromEntries([...KNOWN_KEYS.keys()].map((kind) => [kind, visitKeys(kind)])),
    paths({ value: paths }, context) {
      for (const [path, item] of isObject(paths) ? Object.entries(paths) : []) {
        if (!isObject(item) && !path.startsWith("x-"))
          context.rename(paths as object, path, `x-${path}`); // it has the path
      }
    },
  },
};

function visitKeys(kind: NodeKind): Visit {
  const shapes = KNOWN_KEYS.get(kind);
  return ({ value }, context) => {
    if (!isObject(value)) return;
    for (const key of Object.keys(value)) {
      if (key.startsWith("x-")) continue;
      const shape = shapes?.get(key);
      if (shape === undefined) context.rename(value, key, extensionName(value, key));
      else fit(value, key, shape, context);
    }
  };
}

function extensionName(holder: JsonObject, key: string): string {
  let name = `x-${key}`;
  while (Object.hasOwn(holder, name)) name += "-";
  return name;
}

function fit(holder: JsonObject, key: string, shape: ValueShape, context: Context): void {
  if (shape === "any") return;
  const value = holder[key];
  const fitted = coerce(value, shape);
  if (fitted === undefined) context.rename(holder, key, extensionName(holder, key));
  else if (shape === "objects") context.removeItems(holder, key, (item) => !isObject(item));
  else context.set(holder, key, fitted);
  if (shape === "map" && isObject(value)) {
    for (const name of Object.keys(value)) {
      if (!isObject(value[name]) && !name.startsWith("x-")) context.remove(value, name);
    }
  }
}
