import { type JsonObject, listAt } from "../pipeline/values/json-object.ts";
import { type Comparison, type Pair, type Place, placeInside, recordChange } from "./comparison.ts";
import type { Operation } from "./operation.ts";
import { asObject } from "./placed-node.ts";

/** Compares the server URLs of an operation. */
export function compareServers(
  { base, revision }: Comparison,
  { before, after }: Pair<Operation>,
  place: Place,
): void {
  const oldUrls = serversOf(base, before);
  const newUrls = serversOf(revision, after);
  const serverPlace = placeInside(place, "server");
  for (const url of oldUrls) {
    if (newUrls.includes(url)) continue;
    recordChange(serverPlace, "server-removed", { message: `${url} was removed`, before: url });
  }
  for (const url of newUrls) {
    if (oldUrls.includes(url)) continue;
    recordChange(serverPlace, "server-added", { message: `${url} was added`, after: url });
  }
}

/** The servers of the operation, otherwise those of its path, otherwise those of the document. */
function serversOf(document: JsonObject, { node, pathItem }: Operation): string[] {
  const lists = [node.value, pathItem.value, document].map((owner) => listAt(owner, "servers"));
  const nearest = lists.find((servers) => servers.length > 0) ?? [];
  return nearest.map((server) => String(asObject(server).url));
}
