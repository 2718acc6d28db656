import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject, listAt } from "../pipeline/values/json-object.ts";

/**
 * Neither the documents nor the pages around them name a server. OpenAPI then assumes the server `/`. It is
 * written down and reported, because a client has to be given its base URL.
 * Seen: GitBook (DeltaDeFi).
 */
export const unknownServers: Quirk = {
  id: "unknown-servers",
  summary: "No page names a server, so the base URL is unknown.",
  after: "merging",
  visit: {
    document({ value: document }, context) {
      if (!isObject(document) || listAt(document, "servers").length > 0) return;
      const message = "No page names a server, so the base URL is unknown. An overlay can add it.";
      context.set(document, "servers", [{ url: "/" }], message);
    },
  },
};
