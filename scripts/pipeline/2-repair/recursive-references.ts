import { segmentsOf } from "../openapi/schema-scopes.ts";
import { walk, type Node } from "../openapi/walk.ts";
import { isObject } from "../values/json-object.ts";
import { toPointer } from "../values/json-pointer.ts";
import type { Context } from "./quirk.ts";

/** The name of the dynamic anchor for `$recursiveAnchor: true`, which has no name. */
const ANCHOR = "recursiveAnchor";

/**
 * Rewrites the recursive references of JSON Schema 2019-09 as the dynamic ones of 2020-12. Without an anchor,
 * `$recursiveRef: "#"` refers to the outermost schema around it.
 */
export function replaceRecursiveReferences(context: Context): void {
  walk(context.document, (node) => {
    const { kind, value: schema } = node;
    if (kind !== "schema" || !isObject(schema) || schema["$recursiveRef"] !== "#") return;
    const root = outermostSchema(node);
    const hasAnchor = isObject(root.value) && root.value["$recursiveAnchor"] === true;
    const keyword = hasAnchor ? "$dynamicRef" : "$ref";
    if (Object.hasOwn(schema, keyword)) return;
    context.rename(schema, "$recursiveRef", keyword);
    context.set(schema, keyword, hasAnchor ? `#${ANCHOR}` : `#${toPointer(segmentsOf(root))}`);
  });
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
