import { segmentsOf } from "../openapi/schema-scopes.ts";
import { walk, type Node } from "../openapi/walk.ts";
import { isObject } from "../values/json-object.ts";
import { toPointer } from "../values/json-pointer.ts";
import { textOf } from "../values/text-of.ts";
import type { Context } from "./quirk.ts";

/** The name of the dynamic anchor for `$recursiveAnchor: true`, which has no name. */
const ANCHOR = "recursiveAnchor";

/**
 * Rewrites the recursive references of JSON Schema 2019-09 as the dynamic ones of 2020-12. Without an anchor,
 * `$recursiveRef: "#"` refers to the outermost schema around it. The draft allows no other reference, but a pointer is
 * clear.
 */
export function replaceRecursiveReferences(context: Context): void {
  let hasAnchors = false;
  walk(context.document, (node) => {
    const { kind, value: schema } = node;
    if (kind !== "schema" || !isObject(schema)) return;
    hasAnchors ||= Object.hasOwn(schema, "$recursiveAnchor");
    const isPointer = textOf(schema["$recursiveRef"]).startsWith("#/");
    if (isPointer) context.rename(schema, "$recursiveRef", "$ref");
    if (schema["$recursiveRef"] !== "#") return;
    const root = outermostSchema(node);
    const hasAnchor = isObject(root.value) && root.value["$recursiveAnchor"] === true;
    const keyword = hasAnchor ? "$dynamicRef" : "$ref";
    if (Object.hasOwn(schema, keyword)) return;
    context.rename(schema, "$recursiveRef", keyword);
    context.set(schema, keyword, hasAnchor ? `#${ANCHOR}` : `#${toPointer(segmentsOf(root))}`);
  });
  if (!hasAnchors) return;
  walk(context.document, ({ kind, value: schema }) => {
    if (kind !== "schema" || !isObject(schema)) return;
    const isDynamic = schema["$recursiveAnchor"] === true;
    if (isDynamic && !Object.hasOwn(schema, "$dynamicAnchor"))
      context.set(schema, "$dynamicAnchor", ANCHOR);
    context.remove(schema, "$recursiveAnchor");
  });
}

function outermostSchema(node: Node): Node {
  let root = node;
  while (root.parent?.kind === "schema") root = root.parent;
  return root;
}
