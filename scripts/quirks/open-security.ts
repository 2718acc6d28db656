import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { operationsOf } from "../pipeline/openapi/operations.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * No page says how to authenticate, nor that nothing is needed. OpenAPI reads silence as `security: []`, which is
 * written down, so that a reader sees it, and reported, since most vendors need a key.
 * Seen: GitBook (DeltaDeFi), Fern (Opik).
 */
export const openSecurity: Quirk = {
  id: "open-security",
  summary: "Added an empty `security`, because the pages do not say how to authenticate.",
  after: "merging",
  visit: {
    document({ value: document }, context) {
      if (!isObject(document) || Array.isArray(document["security"])) return;
      const { paths, webhooks } = document;
      const operations = [paths, webhooks].flatMap((items) => operationsOf({ paths: items }));
      if (operations.every((operation) => Array.isArray(operation["security"]))) return;
      const message =
        "Not every operation says how to authenticate: taken as open. An overlay can add `security`.";
      context.set(document, "security", [], message);
    },
  },
};
