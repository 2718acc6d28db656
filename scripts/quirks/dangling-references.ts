import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import type { Node } from "../pipeline/openapi/walk.ts";
import { canonicalJson } from "../pipeline/values/canonical-json.ts";
import { isObject } from "../pipeline/values/json-object.ts";
import { resolve } from "../pipeline/values/json-pointer.ts";

/**
 * A reference leads to nothing on any page, or back to itself, so its target is unknown. The body of a response or
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
    reference({ value, container, key, parent }, context) {
      if (!isObject(value) || !container || key === undefined) return;
      if (Array.isArray(container) || hasTarget(value, context)) return;
      const problem = `The reference ${canonicalJson(value["$ref"])} has no target.`;
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

function hasTarget(value: unknown, { document }: Context): boolean {
  return resolve(document, value) !== undefined;
}

/** The section of `components` that directly contains the reference. */
function sectionOf(parent: Node | undefined, container: object): string | undefined {
  if (parent?.kind !== "components" || !isObject(parent.value)) return undefined;
  return Object.entries(parent.value).find(([, entries]) => entries === container)?.[0];
}

function dropParameters({ value }: Node, context: Context): void {
  if (!isObject(value) || !Array.isArray(value["parameters"])) return;
  const isDangling = (item: unknown) =>
    isObject(item) && typeof item["$ref"] === "string" && !hasTarget(item, context);
  const message =
    "A reference to a parameter has no target. Removed it; an overlay can add the parameter.";
  context.removeItems(value, "parameters", isDangling, message);
}
