import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import type { Node } from "../pipeline/openapi/walk.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * The page has a parameter without a name or a place, a tag or a licence without a name, a server or a link to
 * documentation without an address: what it is about cannot be known, and generators break off at it.
 * Seen: none in the pages measured so far; linters refuse it.
 */
export const namelessParts: Quirk = {
  id: "nameless-parts",
  summary: "Removed a parameter, tag, license, server or link that lacks its name or URL.",
  after: "merging",
  visit: {
    document({ value }, context) {
      if (!isObject(value)) return;
      context.removeItems(value, "tags", (tag) => !isObject(tag) || !has(tag, "name"));
      dropNameless({ kind: "document", value }, context);
    },
    info({ value }, context) {
      const license = isObject(value) ? value["license"] : undefined;
      if (isObject(license) && !has(license, "name")) context.remove(value as object, "license"); // it has one
    },
    operation: dropNameless,
    pathItem: dropNameless,
    schema: ({ value }, context) => dropDocs(value, context),
    tag: ({ value }, context) => dropDocs(value, context),
  },
};

function dropNameless({ value }: Node, context: Context): void {
  if (!isObject(value)) return;
  context.removeItems(value, "parameters", isNameless);
  context.removeItems(value, "servers", (server) => !isObject(server) || !has(server, "url"));
  dropDocs(value, context);
}

function isNameless(parameter: unknown): boolean {
  if (!isObject(parameter) || has(parameter, "$ref")) return false;
  return !has(parameter, "name") || !/^(query|header|path|cookie)$/.test(String(parameter["in"]));
}

function dropDocs(value: unknown, context: Context): void {
  const docs = isObject(value) ? value["externalDocs"] : undefined;
  if (isObject(docs) && !has(docs, "url")) context.remove(value as object, "externalDocs"); // it has them
}

function has(value: JsonObject, key: string): boolean {
  return typeof value[key] === "string" && value[key] !== "";
}
