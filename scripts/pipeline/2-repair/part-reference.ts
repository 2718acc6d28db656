import { isComponentPointer, kindBehind } from "../openapi/component-sections.ts";
import { walk, type Node, type NodeKind } from "../openapi/walk.ts";
import { isObject, objectAt, type JsonObject } from "../values/json-object.ts";

/** A reference to a part of the document that is not a component. */
export interface PartReference {
  text: string;
  /** The object and key that hold the text. */
  holder: JsonObject;
  key: string;
  node: Node;
  /** The kind of node that the reference takes the place of. */
  kind: NodeKind;
}

/** Finds the references that do not lead to a component, in `$ref` and in the mappings of discriminators. */
export function findPartReferences(document: JsonObject): PartReference[] {
  const found: PartReference[] = [];
  walk(document, (node) => {
    const { kind, value } = node;
    if (!isObject(value) || kind === "pathItem") return;
    if (kind === "schema" || kind === "reference") {
      found.push(...referenceAt(value, "$ref", { node, kind: kindBehind(node) }));
    }
    const mapping = kind === "schema" ? objectAt(value["discriminator"], "mapping") : {};
    for (const tag of Object.keys(mapping)) {
      found.push(...referenceAt(mapping, tag, { node, kind: "schema" }));
    }
  });
  return found;
}

function referenceAt(
  holder: JsonObject,
  key: string,
  place: Pick<PartReference, "node" | "kind">,
): PartReference[] {
  const text = Object.hasOwn(holder, key) ? holder[key] : undefined;
  if (typeof text !== "string" || !text.startsWith("#") || isComponentPointer(text)) return [];
  return [{ text, holder, key, ...place }];
}
