import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import type { Node } from "../pipeline/openapi/walk.ts";
import { isObject, objectAt, type JsonObject } from "../pipeline/values/json-object.ts";
import { textOf } from "../pipeline/values/text-of.ts";

/**
 * The page has a parameter without a name or a place, a tag or a license without a name, or a server or
 * documentation link without a URL. The missing value is unknown, and generators fail without it.
 * Seen: not on the pages measured so far; linters reject it.
 */
export const namelessParts: Quirk = {
  id: "nameless-parts",
  summary: "Removed a parameter, tag, license, server or link that lacks its name or URL.",
  after: "merging",
  visit: {
    document({ value }, context) {
      if (!isObject(value)) return;
      context.removeItems(value, "tags", (tag) => !isObject(tag) || !hasText(tag, "name"));
      removeNameless({ kind: "document", value }, context);
    },
    info({ value }, context) {
      const license = objectAt(value, "license");
      if (isObject(value) && !hasText(license, "name")) context.remove(value, "license");
    },
    components({ value: components }, context) {
      const parameters = objectAt(components, "parameters");
      for (const name of Object.keys(parameters))
        if (isNameless(parameters[name])) context.remove(parameters, name, MESSAGE);
    },
    operation: removeNameless,
    pathItem: removeNameless,
    schema: ({ value }, context) => removeDocs(value, context),
    tag: ({ value }, context) => removeDocs(value, context),
  },
};

const MESSAGE =
  "The parameter has no name, or `in` is not query, header, path or cookie. Removed it; an overlay can restore it.";

function removeNameless({ value }: Node, context: Context): void {
  if (!isObject(value)) return;
  context.removeItems(value, "parameters", isNameless, MESSAGE);
  context.removeItems(value, "servers", (server) => !isObject(server) || !hasText(server, "url"));
  removeDocs(value, context);
}

function isNameless(parameter: unknown): boolean {
  if (!isObject(parameter) || hasText(parameter, "$ref")) return false;
  const isPlaced = /^(query|header|path|cookie)$/.test(textOf(parameter["in"]));
  return !hasText(parameter, "name") || !isPlaced;
}

function removeDocs(value: unknown, context: Context): void {
  const docs = isObject(value) ? value["externalDocs"] : undefined;
  if (isObject(docs) && !hasText(docs, "url")) context.remove(value as object, "externalDocs"); // it has docs, so it is an object
}

function hasText(value: JsonObject, key: string): boolean {
  return typeof value[key] === "string" && value[key] !== "";
}
