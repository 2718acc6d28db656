import { findForeignReferences } from "../pipeline/2-repair/foreign-references.ts";
import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { KNOWN_KEYS } from "../pipeline/openapi/keywords.ts";
import type { Node } from "../pipeline/openapi/walk.ts";
import { isObject, objectAt } from "../pipeline/values/json-object.ts";
import { lookUp } from "../pipeline/values/json-pointer.ts";

/**
 * The page has a reference inside an extension (`x-*`), which is meant for another tool. Generators follow it all
 * the same and fail if its target does not exist. They also fetch an `externalValue` from the disk or the network.
 * Seen: Mintlify (Parallel: `x-stainless-override-schema`).
 */
export const extensionReferences: Quirk = {
  id: "extension-references",
  summary: "Removed an extension that refers to something outside the document.",
  after: "merging",
  visit: {
    ...Object.fromEntries(
      [...KNOWN_KEYS.keys(), "paths", "responses", "callback", "reference"].map((kind) => [
        kind,
        dropForeignExtensions,
      ]),
    ),
    securityScheme(node, context) {
      const flows = objectAt(node.value, "flows");
      for (const value of [node.value, flows, ...Object.values(flows)])
        dropForeignExtensions({ value }, context);
    },
  },
};

function dropForeignExtensions({ value }: Pick<Node, "value">, context: Context): void {
  if (!isObject(value)) return;
  for (const [key, child] of Object.entries(value)) {
    if (!key.startsWith("x-") || key === "x-item-schema") continue;
    if (leavesDocument(child, context.document)) context.remove(value, key);
  }
}

function leavesDocument(value: unknown, document: unknown): boolean {
  return hasBrokenReference(value, document) || findForeignReferences(value).length > 0;
}

function hasBrokenReference(value: unknown, document: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { $ref, externalValue } = isObject(value) ? value : {};
  if (typeof externalValue === "string") return true;
  // Generators expect a text that leads to an object.
  if ($ref !== undefined && (typeof $ref !== "string" || !isObject(lookUp(document, $ref))))
    return true;
  return Object.values(value).some((child) => hasBrokenReference(child, document));
}
