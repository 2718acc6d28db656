import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { walk, type Node } from "../pipeline/openapi/walk.ts";
import { isObject } from "../pipeline/values/json-object.ts";
import { textOf } from "../pipeline/values/text-of.ts";

/**
 * The page says `format: int64`, but a JavaScript number is exact only up to 2^53. JSON has no other type for
 * integers, so it is reported, once per component or operation.
 * Seen: Mintlify (Bifrost); ReadMe (ClickUp, as `contentEncoding: int64`).
 */
export const int64: Quirk = {
  id: "int64",
  summary: "A 64-bit integer is read as a JavaScript number, which is exact only up to 2^53.",
  after: "merging",
  visit: {
    document({ value: document }, context) {
      const owners = new Map<object, { node: Node; count: number }>();
      walk(document, (node) => {
        if (node.kind !== "schema" || !isObject(node.value) || !isInt64(node.value)) return;
        const owner = ownerOf(node);
        const known = owners.get(owner.value as object); // nodes with children are objects
        owners.set(owner.value as object, { node: owner, count: (known?.count ?? 0) + 1 });
      });
      for (const { node, count } of owners.values()) {
        if (!node.container || node.key === undefined) continue;
        const subject = count === 1 ? "An integer has" : `${count} integers have`;
        const message = `${subject} 64 bits, but a JavaScript number is exact only up to 2^53.`;
        context.report("info", node.container, node.key, message);
      }
    },
  },
};

function isInt64({ format, contentEncoding }: Record<string, unknown>): boolean {
  return /^u?int64$/.test(textOf(format)) || contentEncoding === "int64";
}

/** The component or the operation that contains the node. */
function ownerOf(node: Node): Node {
  const { kind, parent } = node;
  if (!parent || kind === "operation" || parent.kind === "components") return node;
  return ownerOf(parent);
}
