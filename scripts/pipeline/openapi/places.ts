import { decodeSegment, unescapeSegment } from "../values/json-pointer.ts";
import { CHILD_NODES, type ChildNodes, type NodeKind } from "./grammar.ts";

/** A place in an OpenAPI document: a node, or the list or map that holds nodes. `data` is any other value. */
export type Place = { kind: NodeKind; holds: "keys" | "nodes" } | "extension" | "data";

export const ROOT_PLACE: Place = { kind: "document", holds: "keys" };

/** The place below a key. A key such as `x-logo` leads to an extension, except in a map, where it is a name. */
export function placeBelow(place: Place, key: string): Place {
  if (typeof place === "string") return place;
  const { kind, holds } = place;
  if (holds === "nodes") return { kind, holds: "keys" };
  const grammar = CHILD_NODES.get(kind);
  const named = grammar?.named.get(key);
  if (named) return placeOfChildren(named);
  if (key.startsWith("x-")) return "extension";
  return grammar?.anyKey ? placeOfChildren(grammar.anyKey) : "data";
}

function placeOfChildren({ kind, layout }: ChildNodes): Place {
  return { kind, holds: layout === "list" || layout === "map" ? "nodes" : "keys" };
}

/** Whether a JSON pointer leads into an extension, whose contents OpenAPI does not define. */
export function isInExtension(pointer: string): boolean {
  const keys = pointer.split("/").slice(1).map(unescapeSegment);
  return keys.reduce<Place>(placeBelow, ROOT_PLACE) === "extension";
}

/** The kind of the node that a reference such as `#/components/schemas/Item` leads to, by the place of its target. */
export function kindAt(reference: string): NodeKind | undefined {
  if (!reference.startsWith("#/")) return undefined;
  const keys = reference.slice(2).split("/").map(decodeSegment);
  const place = keys.reduce<Place>(placeBelow, ROOT_PLACE);
  return typeof place === "object" && place.holds === "keys" ? place.kind : undefined;
}
