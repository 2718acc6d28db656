import { copyParts, nameTarget, type Parts } from "../pipeline/2-repair/copy-to-components.ts";
import { findPartReferences, type PartReference } from "../pipeline/2-repair/part-reference.ts";
import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { findTarget } from "../pipeline/2-repair/reference-target.ts";
import { findAnchors } from "../pipeline/openapi/schema-scopes.ts";
import { walk, type NodeKind } from "../pipeline/openapi/walk.ts";
import { isObject } from "../pipeline/values/json-object.ts";
import { lookUp } from "../pipeline/values/json-pointer.ts";

/**
 * The page refers to a part of the document that is not a component: a property, an item, a branch of a choice, a
 * schema in `$defs`, or an anchor. Generators derive wrong types from such a reference. The part is copied to a
 * component. It also stays at its place, so that the pages without the reference still describe the same schemas.
 * Seen: files bundled with swagger-cli or json-schema-ref-parser; pydantic and zod write `$defs`.
 */
export const partReferences: Quirk = {
  id: "part-references",
  summary: "Copied a part of the document to a component, because a reference leads to it.",
  visit: {
    document({ value: document }, context) {
      if (!isObject(document)) return;
      const references = findPartReferences(document);
      if (references.length === 0) return;
      const scope = { document, anchors: findAnchors(document) };
      const kinds = new Map<unknown, NodeKind>();
      walk(document, ({ kind, value }) => void kinds.set(value, kind));
      const parts: Parts = { byValue: new Map(), byName: new Map() };
      // The targets of all references are found before the first reference changes.
      const renamed = references.map((reference) => {
        const target = findTarget(reference.text, reference.node, scope);
        const pointer = target && nameTarget(target, reference.kind, { document, parts, kinds });
        return { ...reference, pointer };
      });
      for (const reference of renamed) replace(reference, context);
      copyParts(parts, context);
    },
  },
};

type NamedReference = PartReference & { pointer: string | undefined };

/** Writes the pointer to the component. Removes a reference of a schema to itself or to another kind of part. */
function replace({ holder, key, text, kind, pointer }: NamedReference, context: Context): void {
  const message = `The reference "${text}" leads to itself, or to a part that is not a schema. Removed it; an overlay can restore it.`;
  if (pointer !== undefined) context.set(holder, key, pointer);
  else if (kind === "schema" && lookUp(context.document, text) !== undefined)
    context.remove(holder, key, message);
}
