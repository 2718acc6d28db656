import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import type { Node } from "../pipeline/openapi/walk.ts";
import { isObject } from "../pipeline/values/json-object.ts";
import { resolve } from "../pipeline/values/json-pointer.ts";

/**
 * The page lists a parameter twice, with the same name at the same place. A request can send only one, so the
 * first is kept.
 * Seen: not on the pages measured so far; linters reject it.
 */
export const duplicateParameters: Quirk = {
  id: "duplicate-parameters",
  summary: "Removed a parameter that repeats an earlier one.",
  visit: { operation: dropDuplicates, pathItem: dropDuplicates },
};

function dropDuplicates({ value }: Node, context: Context): void {
  if (!isObject(value) || !Array.isArray(value["parameters"])) return;
  const seen = new Set<string>();
  const repeated = new Set<unknown>();
  for (const item of value["parameters"] as unknown[]) {
    const parameter = resolve(context.document, item);
    if (!isObject(parameter)) continue;
    const name = `${String(parameter["in"])} ${String(parameter["name"])}`;
    if (seen.has(name)) repeated.add(item);
    seen.add(name);
  }
  context.removeItems(value, "parameters", (item) => repeated.has(item));
}
