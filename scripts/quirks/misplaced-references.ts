import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { kindBehind, sectionFor } from "../pipeline/openapi/component-sections.ts";
import { canonicalJson } from "../pipeline/values/canonical-json.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page has a reference where OpenAPI does not allow one, such as beside the responses of an operation. Tools follow
 * it all the same, or ignore everything beside it. (In a security requirement, `$ref` is the name of a scheme.)
 * Seen: not on the pages measured so far.
 */
export const misplacedReferences: Quirk = {
  id: "misplaced-references",
  summary: "Removed a reference from a place where OpenAPI does not allow one.",
  restorable: true,
  visit: {
    reference(node, context) {
      const kind = kindBehind(node);
      if (!isObject(node.value) || kind === "securityRequirement" || sectionFor(kind)) return;
      const reference = canonicalJson(node.value["$ref"]).slice(0, 80);
      const message = `OpenAPI does not allow a reference here, so ${reference} was removed. An overlay can add what it means.`;
      context.remove(node.value, "$ref", message);
    },
  },
};
