import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { walk, type Node } from "../pipeline/openapi/walk.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";

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
      const silent = operationsWithoutSecurity(document);
      if (silent.length === 0) return;
      const isCalled = silent.some(({ parent: pathItem }) => pathItem?.parent?.kind !== "callback");
      context.set(document, "security", [], isCalled ? MESSAGE : undefined);
    },
  },
};

const MESSAGE =
  "Some operations do not say how to authenticate. Marked them as open; an overlay can add `security`.";

/** A callback is an operation too, but the vendor calls it. */
function operationsWithoutSecurity(document: JsonObject): Node[] {
  const nodes: Node[] = [];
  walk(document, (node) => {
    const isSilent = isObject(node.value) && !Array.isArray(node.value["security"]);
    if (node.kind === "operation" && isSilent) nodes.push(node);
  });
  return nodes;
}
