import { isObject } from "../values/json-object.ts";
import { CHILD_NODES, type NodeKind } from "./grammar.ts";
import type { Node } from "./walk.ts";
import { textOf } from "../values/text-of.ts";

/** The section of `components` for each kind of node. */
const SECTIONS: ReadonlyMap<NodeKind, string> = new Map(
  [...(CHILD_NODES.get("components")?.named ?? [])].map(([section, { kind }]) => [kind, section]),
);

export function sectionFor(kind: NodeKind): string | undefined {
  return SECTIONS.get(kind);
}

/** Whether a reference leads to a component, and neither to a part of one nor to an extension of `components`. */
export function isComponentPointer(reference: string): boolean {
  const section = /^#\/components\/([^/]+)\/[^/]+$/.exec(reference)?.[1] ?? "";
  return CHILD_NODES.get("components")?.named.has(section) === true;
}

/** The kind of the node that a reference takes the place of. It follows from the key that holds the reference. */
export function kindBehind({ kind, container, key, parent }: Node): NodeKind {
  const grammar = parent && CHILD_NODES.get(parent.kind);
  if (kind !== "reference" || !grammar || !isObject(parent.value)) return kind;
  const holder = parent.value;
  const keyword =
    container === holder ? key : Object.keys(holder).find((name) => holder[name] === container);
  return (grammar.named.get(textOf(keyword)) ?? grammar.anyKey)?.kind ?? kind;
}
