import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { isSchemaKeyword, KNOWN_KEYS } from "../pipeline/openapi/keywords.ts";
import type { Node } from "../pipeline/openapi/walk.ts";
import { objectAt, isObject } from "../pipeline/values/json-object.ts";

/**
 * The page has a parameter's type beside its name, as in Swagger 2, and means the parameter's schema.
 * Seen: not on the pages measured so far; Swagger 2 requires it.
 */
export const parameterSchema: Quirk = {
  id: "parameter-schema",
  summary: "Moved the type of a parameter into its `schema`.",
  visit: { parameter: collectSchema, header: collectSchema },
};

function collectSchema({ kind, value: holder }: Node, context: Context): void {
  if (!isObject(holder) || Object.hasOwn(holder, "content")) return;
  const own = KNOWN_KEYS.get(kind);
  const keys = Object.keys(holder).filter((key) => !own?.has(key) && isSchemaKeyword(key));
  if (keys.length === 0) return;
  const known = objectAt(holder, "schema");
  const moved = Object.fromEntries(keys.map((key) => [key, holder[key]]));
  for (const key of keys) context.remove(holder, key);
  context.set(holder, "schema", { ...moved, ...known });
}
