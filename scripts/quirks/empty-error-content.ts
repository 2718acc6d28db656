import { resolveFitting } from "../pipeline/2-repair/fitting-target.ts";
import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import { resolve } from "../pipeline/values/json-pointer.ts";

/**
 * The page says `content: {}` for an error, or does not mention its body. It means that the body is not documented,
 * but generators conclude that there is no body.
 * Seen: Fern (`content: {}`), Mintlify (`default` with only a description).
 */
export const emptyErrorContent: Quirk = {
  id: "empty-error-content",
  summary: "Added an open schema as the body of an error whose body is not documented.",
  visit: {
    operation({ value: operation, key }, context) {
      if (!isObject(operation) || !isObject(operation["responses"]) || key === "head") return;
      const { responses } = operation;
      for (const [status, response] of Object.entries(responses)) {
        if (
          isObject(response) &&
          !Object.hasOwn(response, "$ref") &&
          isBodyUndocumented(status, response)
        )
          context.set(response, "content", { [mediaTypeOf(responses, context)]: { schema: {} } });
        else addSharedBody(status, response, context);
      }
    },
  },
};

/** Other operations may share a response of `components` and return another media type, so its type stays open. */
function addSharedBody(status: string, reference: unknown, context: Context): void {
  const response = resolveFitting(context.document, reference, "response");
  if (isObject(response) && response !== reference && isBodyUndocumented(status, response))
    context.set(response, "content", { "*/*": { schema: {} } });
}

const ERROR_STATUS = /^(4..|5..|default)$/i;

function isBodyUndocumented(status: string, response: JsonObject): boolean {
  if (!ERROR_STATUS.test(status)) return false;
  const { content } = response;
  return content === undefined || (isObject(content) && Object.keys(content).length === 0);
}

/** JSON if another response of the operation is JSON, otherwise any media type. */
function mediaTypeOf(responses: JsonObject, context: Context): string {
  const contents = Object.values(responses).map((response) => {
    const target = resolve(context.document, response);
    return isObject(target) ? target["content"] : undefined;
  });
  return contents.some((content) => isObject(content) && Object.hasOwn(content, "application/json"))
    ? "application/json"
    : "*/*";
}
