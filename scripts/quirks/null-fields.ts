import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { KNOWN_KEYS } from "../pipeline/openapi/keywords.ts";
import type { Node } from "../pipeline/openapi/walk.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page has `description: null`, or only the key, which YAML reads as null. It means that the field is absent.
 * Seen: not on the pages measured so far; linters reject it.
 */
export const nullFields: Quirk = {
  id: "null-fields",
  summary: "Removed a field whose value is null.",
  visit: Object.fromEntries([...KNOWN_KEYS.keys()].map((kind) => [kind, removeNulls])),
};

function removeNulls({ kind, value }: Node, context: Context): void {
  if (!isObject(value)) return;
  for (const key of Object.keys(value)) {
    if (value[key] !== null) continue;
    const shape = KNOWN_KEYS.get(kind)?.get(key);
    if (shape !== undefined && shape !== "any") context.remove(value, key);
  }
}
