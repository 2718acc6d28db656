import { copyGenericSchemas } from "../pipeline/2-repair/dynamic-schemas.ts";
import { dynamicTarget } from "../pipeline/2-repair/generic-schemas.ts";
import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { replaceRecursiveReferences } from "../pipeline/2-repair/recursive-references.ts";
import { chooseAnchor, findAnchors } from "../pipeline/openapi/schema-scopes.ts";
import { walk } from "../pipeline/openapi/walk.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page has a generic schema: its `$dynamicRef` leads to an anchor that the referring schema defines. Generators
 * ignore `$dynamicRef`. Each referring schema gets a copy of the generic schema with plain references. A schema that
 * is used without an own anchor refers to the anchor of the generic schema itself. `$recursiveRef` is the same in an
 * older draft of JSON Schema.
 * Seen: not on the pages measured so far; JSON Schema's own documentation uses it for generic lists.
 */
export const dynamicReferences: Quirk = {
  id: "dynamic-references",
  summary:
    "Replaced `$dynamicRef` or `$recursiveRef` with a plain reference, in a copy for each schema that defines its target.",
  restorable: true,
  visit: {
    document({ value: document }, context) {
      if (!isObject(document)) return;
      replaceRecursiveReferences(context);
      copyGenericSchemas(context);
      const anchors = findAnchors(document);
      walk(document, (node) => {
        const { kind, value } = node;
        if (kind !== "schema" || !isObject(value) || typeof value["$dynamicRef"] !== "string")
          return;
        const text = value["$dynamicRef"];
        const anchor = chooseAnchor(anchors, dynamicTarget(value) ?? "", node);
        const isKnown = anchor !== undefined || text.startsWith("#/");
        if (isKnown && !Object.hasOwn(value, "$ref")) {
          context.remove(value, "$dynamicRef");
          context.set(value, "$ref", text);
        } else context.remove(value, "$dynamicRef", messageOf(text));
      });
    },
  },
};

function messageOf(text: string): string {
  return `The dynamic reference "${text}" has no clear target, so the type of the value is unknown. An overlay can restore it.`;
}
