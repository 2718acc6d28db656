import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import type { Node } from "../pipeline/openapi/walk.ts";
import { listAt, objectAt, isObject, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * The document has no `servers`, or empty ones; the line `METHOD https://host/base/path` under the page's title says
 * it: the URL without the document's path.
 * Seen: Fern, its old generator; empty ones at Mintlify (Perplexity).
 */
export const missingServers: Quirk = {
  id: "missing-servers",
  summary: "Took the server from the page's request line, or removed an empty list of servers.",
  visit: {
    document({ value: document }, context) {
      if (!isObject(document) || document["servers"] === null || countServers(document) > 0) return;
      const { requestLine } = context.pageContext;
      const paths = Object.keys(objectAt(document, "paths"));
      const url = requestLine && baseUrl(requestLine.url, paths);
      if (url) context.set(document, "servers", [{ url }]);
      else context.remove(document, "servers");
    },
    pathItem: dropEmpty,
    operation: dropEmpty,
  },
};

function countServers(holder: JsonObject): number {
  const servers = listAt(holder, "servers");
  return servers.filter(
    (server) =>
      isObject(server) && typeof server["url"] === "string" && server["url"].trim() !== "",
  ).length;
}

function dropEmpty({ value }: Node, context: Context): void {
  if (isObject(value) && Array.isArray(value["servers"]) && countServers(value) === 0)
    context.remove(value, "servers");
}

function baseUrl(url: string, paths: string[]): string | undefined {
  const path = paths.find((candidate) => candidate !== "/" && url.endsWith(candidate));
  const base = path === undefined ? "" : url.slice(0, -path.length);
  return /^https?:\/\/[^/]+/.test(base) ? base : undefined;
}
