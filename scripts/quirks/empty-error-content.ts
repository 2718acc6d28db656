import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import { resolve } from "../pipeline/values/json-pointer.ts";

/**
 * The page says `content: {}` on a response, or nothing about the body of an error; it means that the body is not
 * documented. Generators take it for a body that can never come.
 * Seen: Fern (`content: {}`), Mintlify (`default` with a description alone).
 */
export const emptyErrorContent: Quirk = {
  id: "empty-error-content",
  summary: "Added an open schema as the body of a response whose body is not documented.",
  visit: {
    operation({ value: operation, key }, context) {
      if (!isObject(operation) || !isObject(operation["responses"]) || key === "head") return;
      const { responses } = operation;
      for (const [status, response] of Object.entries(responses)) {
        if (isObject(response) && !Object.hasOwn(response, "$ref") && lacksBody(status, response))
          context.set(response, "content", { [mediaTypeOf(responses, context)]: { schema: {} } });
        else fillShared(status, response, context);
      }
    },
  },
};

/** A response of `components` answers for other operations too, which may have bodies of other types. */
function fillShared(status: string, reference: unknown, context: Context): void {
  const response = resolve(context.document, reference);
  if (isObject(response) && response !== reference && lacksBody(status, response))
    context.set(response, "content", { "*/*": { schema: {} } });
}

function lacksBody(status: string, response: JsonObject): boolean {
  if (/^(1..|204|205|304|3..)$/i.test(status)) return false;
  const { content } = response;
  if (isObject(content)) return Object.keys(content).length === 0;
  return content === undefined && /^(4..|5..|default)$/i.test(status);
}

/** An API that answers JSON elsewhere in the operation is taken to answer JSON here; else the type is open. */
function mediaTypeOf(responses: JsonObject, context: Context): string {
  const contents = Object.values(responses).map((response) => {
    const target = resolve(context.document, response);
    return isObject(target) ? target["content"] : undefined;
  });
  return contents.some((content) => isObject(content) && Object.hasOwn(content, "application/json"))
    ? "application/json"
    : "*/*";
}
