import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { kindBehind } from "../pipeline/openapi/component-sections.ts";
import { kindAt } from "../pipeline/openapi/places.ts";
import type { Node } from "../pipeline/openapi/walk.ts";
import { isObject } from "../pipeline/values/json-object.ts";
import { lookUp } from "../pipeline/values/json-pointer.ts";
import { textOf } from "../pipeline/values/text-of.ts";

/**
 * The page refers to a schema in the place of a response or a request body. It means a body with that schema. The page
 * does not say its media type.
 * Seen: not on the pages measured so far.
 */
export const schemasAsBodies: Quirk = {
  id: "schemas-as-bodies",
  summary: "Moved a reference to a schema into the content of a response or a request body.",
  visit: { reference: moveIntoContent },
};

function moveIntoContent(node: Node, context: Context): void {
  const { value, container, key } = node;
  const kind = kindBehind(node);
  const isBody = kind === "response" || kind === "requestBody";
  if (!isBody || !isObject(value) || !container || key === undefined) return;
  const reference = textOf(value["$ref"]);
  if (kindAt(reference) !== "schema" || !isObject(lookUp(context.document, reference))) return;
  const content = { "*/*": { schema: { $ref: reference } } };
  context.set(container, key, kind === "response" ? { description: "", content } : { content });
}
