import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import type { Node } from "../pipeline/openapi/walk.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * The page leaves out a field that OpenAPI requires. It gets a value that claims nothing, such as an empty
 * description or an open schema.
 * Seen: samples in tutorials.
 */
export const missingFields: Quirk = {
  id: "missing-fields",
  summary: "Added a field that OpenAPI requires.",
  after: "merging",
  visit: {
    document({ value: document }, context) {
      if (!isObject(document)) return;
      fill(document, { info: {} }, context);
      if (!["webhooks", "components"].some((key) => Object.hasOwn(document, key)))
        fill(document, { paths: {} }, context);
    },
    info: ({ value }, context) => fill(value, { title: "Untitled", version: "unknown" }, context),
    parameter: fillSchema,
    header: fillSchema,
    requestBody: ({ value }, context) =>
      fill(value, { content: { "*/*": { schema: {} } } }, context),
    response({ value, container, key }, context) {
      if (isObject(value)) fill(value, { description: "" }, context);
      else if (container && key !== undefined)
        context.set(container, key, responseFor(value, String(key)));
    },
  },
};

/** A word in the place of a response describes it. The body of an error is open; `undocumented-body` adds the others. */
function responseFor(value: unknown, status: string): JsonObject {
  const description = typeof value === "string" ? value : "";
  const isError = !/^[123]..$/.test(status);
  return { description, ...(isError && { content: { "*/*": { schema: {} } } }) };
}

function fill(value: unknown, fields: JsonObject, context: Context): void {
  if (!isObject(value)) return;
  for (const [key, field] of Object.entries(fields)) {
    if (!Object.hasOwn(value, key)) context.set(value, key, structuredClone(field));
  }
}

function fillSchema({ value }: Node, context: Context): void {
  if (isObject(value) && !Object.hasOwn(value, "content")) fill(value, { schema: {} }, context);
}
