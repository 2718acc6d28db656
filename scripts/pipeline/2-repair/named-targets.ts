import { sectionFor } from "../openapi/component-sections.ts";
import type { NodeKind } from "../openapi/grammar.ts";
import { segmentsOf } from "../openapi/schema-scopes.ts";
import { walk } from "../openapi/walk.ts";
import { isObject, objectAt } from "../values/json-object.ts";
import { escapeSegment, toPointer } from "../values/json-pointer.ts";

/** Finds the pointer to the part of a document that a text names without being a pointer. */
export type FindNamed = (text: string, kind: NodeKind) => string | undefined;

/**
 * A reference may be the `$id` of a schema of the document, or the plain name of a component. The document is searched
 * for ids at the first text that is not a name.
 */
export function namedTargetsOf(document: unknown): FindNamed {
  let ids: Map<string, string | undefined> | undefined;
  const components = isObject(document) ? document["components"] : undefined;
  return (text, kind) => {
    const section = sectionFor(kind);
    if (section !== undefined && Object.hasOwn(objectAt(components, section), text))
      return `#/components/${section}/${escapeSegment(text)}`;
    if (kind !== "schema") return undefined;
    ids ??= findIds(document);
    return ids.get(text);
  };
}

/** The pointers of the schemas with an `$id`. An id that several schemas have leads nowhere. */
function findIds(document: unknown): Map<string, string | undefined> {
  const ids = new Map<string, string | undefined>();
  walk(document, (node) => {
    const id = node.kind === "schema" && isObject(node.value) ? node.value["$id"] : undefined;
    if (typeof id !== "string" || id.startsWith("#")) return;
    const pointer = `#${toPointer(segmentsOf(node))}`;
    for (const text of spellingsOf(id)) ids.set(text, ids.has(text) ? undefined : pointer);
  });
  return ids;
}

/** References may leave out the beginning of an id: `https://host/a/b` is also `/a/b` and `b`. */
function spellingsOf(id: string): Set<string> {
  const path = /^[a-z][\w+.-]*:\/\/[^/]*(\/[^?#]*)/i.exec(id)?.[1] ?? id;
  const lastSegment = path.slice(path.lastIndexOf("/") + 1);
  return new Set([id, path, lastSegment].filter((text) => text !== ""));
}
