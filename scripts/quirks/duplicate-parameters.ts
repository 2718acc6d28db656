import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { structureOf } from "../pipeline/openapi/ignoring-annotations.ts";
import type { Node } from "../pipeline/openapi/walk.ts";
import { isObject, listAt, type JsonObject } from "../pipeline/values/json-object.ts";
import { resolve } from "../pipeline/values/json-pointer.ts";
import { textOf } from "../pipeline/values/text-of.ts";

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
  if (!isObject(value)) return;
  const first = new Map<string, JsonObject>();
  const repeated = new Set<unknown>();
  const contradicting = new Set<unknown>();
  for (const item of listAt(value, "parameters")) {
    const parameter = resolve(context.document, item);
    if (!isObject(parameter)) continue;
    const name = `${textOf(parameter["in"])} ${textOf(parameter["name"])}`;
    const known = first.get(name);
    if (!known) first.set(name, parameter);
    else if (structureOf(known) === structureOf(parameter)) repeated.add(item);
    else contradicting.add(item);
  }
  const message =
    "The parameter is listed twice with different definitions. Kept the first one; check which of them is right.";
  context.removeItems(value, "parameters", (item) => contradicting.has(item), message);
  context.removeItems(value, "parameters", (item) => repeated.has(item));
}
