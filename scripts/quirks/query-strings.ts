import { formFieldsOf } from "../pipeline/2-repair/form-fields.ts";
import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import type { Node } from "../pipeline/openapi/walk.ts";
import { canonicalJson } from "../pipeline/values/canonical-json.ts";
import { isObject, listAt, objectAt, type JsonObject } from "../pipeline/values/json-object.ts";
import { resolve } from "../pipeline/values/json-pointer.ts";

/**
 * The page describes the whole query string as one parameter, `in: querystring`. OpenAPI 3.1 does not know it. If it
 * is a form, each of its fields is a parameter in the query.
 * Seen: not on the pages measured so far; OpenAPI 3.2 allows it.
 */
export const queryStrings: Quirk = {
  id: "query-strings",
  summary: "Replaced a parameter for the whole query string with a parameter for each field.",
  visit: {
    operation: replaceQueryStrings,
    pathItem: replaceQueryStrings,
    components({ value: components }, context) {
      const parameters = objectAt(components, "parameters");
      for (const name of Object.keys(parameters).filter((key) => isQueryString(parameters[key]))) {
        const isUsed = canonicalJson(context.document).includes(`#/components/parameters/${name}"`);
        if (!isUsed) context.remove(parameters, name);
      }
    },
  },
};

function isQueryString(parameter: unknown): parameter is JsonObject {
  return isObject(parameter) && parameter["in"] === "querystring";
}

function replaceQueryStrings({ value: holder }: Node, context: Context): void {
  if (!isObject(holder)) return;
  const target = (item: unknown) => resolve(context.document, item);
  const parameters = listAt(holder, "parameters");
  const whole = parameters.map(target).find(isQueryString);
  if (!whole) return;
  const others = parameters.filter((item) => target(item) !== whole);
  const { fields, isComplete } = formFieldsOf(whole, context.document);
  const names = new Set(others.map(target).map((item) => isObject(item) && item["name"]));
  const message =
    "OpenAPI 3.1 cannot describe all of this query string. Kept the fields that it names; an overlay can add other parameters.";
  const added = fields.filter(({ name }) => !names.has(name));
  context.set(holder, "parameters", [...others, ...added], isComplete ? undefined : message);
}
