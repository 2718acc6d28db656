import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import type { Node } from "../pipeline/openapi/walk.ts";
import { canonicalJson } from "../pipeline/values/canonical-json.ts";
import { isObject } from "../pipeline/values/json-object.ts";
import { resolve } from "../pipeline/values/json-pointer.ts";

/**
 * A reference leads to nothing on any page, or in a circle: what it stands for is unknown. A response's and a
 * request's body is left open; a parameter, whose name is not known either, is left out.
 * Seen: none in the pages measured so far, but for references within extensions.
 */
export const danglingReferences: Quirk = {
  id: "dangling-references",
  summary: "Replaced or removed a reference whose target does not exist.",
  after: "merging",
  visit: {
    operation: dropParameters,
    pathItem: dropParameters,
    reference({ value, container, key, parent }, context) {
      if (!isObject(value) || !container || key === undefined || leads(value, context)) return;
      if (Array.isArray(container)) return;
      const message = messageOf(value["$ref"]);
      const content = { "*/*": { schema: {} } };
      if (parent?.kind === "responses" || parentSection(parent, container) === "responses")
        context.set(container, key, { description: "", content }, message);
      else if (key === "requestBody" || parentSection(parent, container) === "requestBodies")
        context.set(container, key, { content }, message);
      else context.remove(container, key, message);
    },
  },
};

function leads(value: unknown, { document }: Context): boolean {
  return resolve(document, value) !== undefined;
}

function parentSection(parent: Node | undefined, container: object): string | undefined {
  if (parent?.kind !== "components" || !isObject(parent.value)) return undefined;
  return Object.entries(parent.value).find(([, entries]) => entries === container)?.[0];
}

function dropParameters({ value }: Node, context: Context): void {
  if (!isObject(value) || !Array.isArray(value["parameters"])) return;
  const isDangling = (item: unknown) =>
    isObject(item) && typeof item["$ref"] === "string" && !leads(item, context);
  const message =
    "A reference to a parameter leads nowhere: which one it is, is unknown. An overlay can add it.";
  context.removeItems(value, "parameters", isDangling, message);
}

function messageOf(reference: unknown): string {
  return `The reference ${canonicalJson(reference)} leads nowhere: what it stands for is unknown. An overlay can restore it.`;
}
