import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import type { Node } from "../pipeline/openapi/walk.ts";
import { listAt, objectAt, isObject, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * The page has an example that is an object with a `$ref`. An example is data, but linters follow the reference.
 * Under `examples` they read it as data too.
 * Seen: ReadMe (Gusto, where it already is under `examples`).
 */
export const exampleReferences: Quirk = {
  id: "example-references",
  summary:
    "Moved an example that looks like a reference to `examples`, where tools do not follow it.",
  after: "merging",
  visit: {
    parameter: moveNamed,
    header: moveNamed,
    mediaType: moveNamed,
    schema({ value: schema }, context) {
      if (!isObject(schema) || !looksLikeReference(schema)) return;
      const known = listAt(schema, "examples");
      context.set(schema, "examples", [...known, schema["example"]]);
      context.remove(schema, "example");
    },
  },
};

function moveNamed({ value: holder }: Node, context: Context): void {
  if (!isObject(holder) || !looksLikeReference(holder)) return;
  const known = objectAt(holder, "examples");
  context.set(holder, "examples", { example: { value: holder["example"] }, ...known });
  context.remove(holder, "example");
}

function looksLikeReference({ example }: JsonObject): boolean {
  return isObject(example) && Object.hasOwn(example, "$ref");
}
