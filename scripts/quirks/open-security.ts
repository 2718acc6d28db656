import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { operationsOf } from "../pipeline/openapi/operations.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * No page says how to authenticate, nor that authentication is not needed. OpenAPI reads a missing `security` as
 * `security: []`. It is written down for readers and reported, because most vendors require a key.
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
        "Some operations do not say how to authenticate. Marked them as open; an overlay can add `security`.";
      context.set(document, "security", [], message);
    },
  },
};
