import { describeMisfit, hasFittingTarget } from "../pipeline/2-repair/fitting-target.ts";
import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { kindBehind, sectionFor } from "../pipeline/openapi/component-sections.ts";
import type { Node } from "../pipeline/openapi/walk.ts";
import { isObject, listAt } from "../pipeline/values/json-object.ts";

/**
 * A reference leads to nothing on any page, back to itself, or to another kind of part, so its target is unknown. The body of a response or
 * a request is left open. A parameter is removed, because its name is unknown too.
 * Seen: not on the pages measured so far, except in extensions.
 */
export const danglingReferences: Quirk = {
  id: "dangling-references",
  summary: "Replaced or removed a reference whose target does not exist.",
  after: "merging",
  visit: {
    operation: dropParameters,
    pathItem: dropParameters,
    reference(node, context) {
      const { value, container, key, parent } = node;
      if (!isObject(value) || !container || key === undefined || Array.isArray(container)) return;
      const kind = kindBehind(node);
      const isAllowed = sectionFor(kind) !== undefined; // "misplaced-references" handles the others
      if (!isAllowed || hasFittingTarget(context.document, value, kind)) return;
      const problem = describeMisfit(context.document, value["$ref"], kind);
      const opened = `${problem} Left the body open; an overlay can restore it.`;
      const removed = `${problem} Removed it; an overlay can restore it.`;
      const section = sectionOf(parent, container);
      const content = { "*/*": { schema: {} } };
      if (parent?.kind === "responses" || section === "responses")
        context.set(container, key, { description: "", content }, opened);
      else if (key === "requestBody" || section === "requestBodies")
        context.set(container, key, { content }, opened);
      else context.remove(container, key, removed);
    },
  },
};

/** The section of `components` that directly contains the reference. */
function sectionOf(parent: Node | undefined, container: object): string | undefined {
  if (parent?.kind !== "components" || !isObject(parent.value)) return undefined;
  return Object.entries(parent.value).find(([, entries]) => entries === container)?.[0];
}

function dropParameters({ value }: Node, context: Context): void {
  if (!isObject(value)) return;
  const isDangling = (item: unknown) =>
    isObject(item) &&
    typeof item["$ref"] === "string" &&
    !hasFittingTarget(context.document, item, "parameter");
  for (const reference of new Set(listAt(value, "parameters").filter(isDangling))) {
    const target = isObject(reference) ? reference["$ref"] : undefined;
    const problem = describeMisfit(context.document, target, "parameter");
    const message = `${problem} Removed it; an overlay can add the parameter.`;
    context.removeItems(value, "parameters", (item) => item === reference, message);
  }
}
