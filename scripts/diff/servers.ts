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
  for (const [url, node] of oldServers.byUrl) {
    if (newServers.byUrl.has(url)) continue;
    const serverPlace = placeInside(place, "server", { before: node, after: newServers.list });
    recordChange(serverPlace, "server-removed", { message: `${url} was removed`, before: url });
  }
  for (const [url, node] of newServers.byUrl) {
    if (oldServers.byUrl.has(url)) continue;
    const serverPlace = placeInside(place, "server", { before: oldServers.list, after: node });
    recordChange(serverPlace, "server-added", { message: `${url} was added`, after: url });
  }
}

interface Servers {
  /** The list that holds the servers. Absent if the document has none. */
  list: PlacedNode | undefined;
  byUrl: Map<string, PlacedNode>;
}

/** The servers of the operation, otherwise those of its path, otherwise those of the document. */
function serversOf(document: JsonObject, { node, pathItem }: Operation): Servers {
  const owners = [node, pathItem, rootOf(document)];
  const owner = owners.find((candidate) => listItems(candidate, "servers").length > 0);
  const servers = owner ? listItems(owner, "servers") : [];
  const urls = servers.flatMap((server) => urlsOf(server).map((url) => [url, server] as const));
  return { list: owner && child(owner, "servers"), byUrl: new Map(urls) };
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
