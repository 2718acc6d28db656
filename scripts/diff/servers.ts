import type { JsonObject } from "../pipeline/values/json-object.ts";
import { type Comparison, type Pair, type Place, placeInside, recordChange } from "./comparison.ts";
import type { Operation } from "./operation.ts";
import {
  asList,
  asObject,
  child,
  children,
  listItems,
  type PlacedNode,
  rootOf,
} from "./placed-node.ts";

/** Compares the server URLs of an operation. */
export function compareServers(
  { base, revision }: Comparison,
  { before, after }: Pair<Operation>,
  place: Place,
): void {
  const oldServers = serversOf(base, before);
  const newServers = serversOf(revision, after);
  for (const [url, node] of oldServers) {
    if (newServers.has(url)) continue;
    const serverPlace = placeInside(place, "server", { before: node });
    recordChange(serverPlace, "server-removed", { message: `${url} was removed`, before: url });
  }
  for (const [url, node] of newServers) {
    if (oldServers.has(url)) continue;
    const serverPlace = placeInside(place, "server", { after: node });
    recordChange(serverPlace, "server-added", { message: `${url} was added`, after: url });
  }
}

/** The URLs of the operation, otherwise those of its path, otherwise those of the document. */
function serversOf(document: JsonObject, { node, pathItem }: Operation): Map<string, PlacedNode> {
  const lists = [node, pathItem, rootOf(document)].map((owner) => listItems(owner, "servers"));
  const nearest = lists.find((servers) => servers.length > 0) ?? [];
  return new Map(nearest.flatMap((server) => urlsOf(server).map((url) => [url, server] as const)));
}

/** Beyond this number, the URL is compared with its variables. */
const MAX_URLS = 50;

/** The URL for each value that its variables can have. A variable without an enum stays. */
function urlsOf(server: PlacedNode): string[] {
  const template = String(asObject(server.value).url);
  let urls = [template];
  for (const [name, variable] of children(child(server, "variables"))) {
    const values = asList(asObject(variable.value).enum);
    if (values.length === 0 || urls.length * values.length > MAX_URLS) continue;
    urls = urls.flatMap((url) => values.map((value) => url.replaceAll(`{${name}}`, String(value))));
  }
  return [...new Set(urls)];
}
