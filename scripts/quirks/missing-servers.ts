import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import type { Node } from "../pipeline/openapi/walk.ts";
import { listAt, objectAt, isObject, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * The document has no `servers`, or empty ones. The line `METHOD https://host/base/path` below the page's title
 * contains the server: it is the URL without the document's path.
 * Seen: Fern, its old generator; Mintlify (Perplexity, empty ones).
 */
export const missingServers: Quirk = {
  id: "missing-servers",
  summary: "Took the server from the page's request line, or removed an empty list of servers.",
  visit: {
    document({ value: document }, context) {
      if (!isObject(document) || document["servers"] === null || hasServers(document)) return;
      const { requestLine } = context.pageContext;
      const paths = Object.keys(objectAt(document, "paths"));
      const url = requestLine && baseUrl(requestLine.url, paths);
      if (url) context.set(document, "servers", [{ url }]);
      else context.remove(document, "servers");
    },
    pathItem: removeEmpty,
    operation: removeEmpty,
  },
};

function hasServers(holder: JsonObject): boolean {
  return listAt(holder, "servers").some(
    (server) =>
      isObject(server) && typeof server["url"] === "string" && server["url"].trim() !== "",
  );
}

function removeEmpty({ value }: Node, context: Context): void {
  if (isObject(value) && Array.isArray(value["servers"]) && !hasServers(value))
    context.remove(value, "servers");
}

function baseUrl(url: string, paths: string[]): string | undefined {
  const path = paths.find((candidate) => candidate !== "/" && url.endsWith(candidate));
  const base = path === undefined ? "" : url.slice(0, -path.length);
  return /^https?:\/\/[^/]+/.test(base) ? base : undefined;
}
