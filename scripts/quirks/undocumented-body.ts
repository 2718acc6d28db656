import { describedMediaType } from "../pipeline/2-repair/described-media-type.ts";
import { resolveFitting } from "../pipeline/2-repair/fitting-target.ts";
import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { isBinary } from "../pipeline/openapi/media-types.ts";
import type { Node } from "../pipeline/openapi/walk.ts";
import { objectAt, isObject, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * The page leaves out the content of a successful response, or says `content: {}`, and describes the body in prose at
 * most. Generators conclude that there is no body. A response to a webhook or callback is the reader's own, so it stays
 * as it is.
 * Seen: ReadMe (pages made by hand), Fern (ElevenLabs).
 */
export const undocumentedBody: Quirk = {
  id: "undocumented-body",
  summary: "Added an open schema as the body of a successful response whose content is left out.",
  // Another page or the overlay may describe the content.
  after: "merging",
  visit: {
    operation(node, context) {
      if (!isObject(node.value) || node.key === "head" || isReceivedByReader(node)) return;
      for (const [status, item] of Object.entries(objectAt(node.value, "responses"))) {
        const response = resolveFitting(context.document, item, "response");
        if (isObject(response) && SUCCESS_WITH_BODY.test(status)) addBody(response, context);
      }
    },
  },
};

const SUCCESS_WITH_BODY = /^2(?!0[45])..$/;

function addBody(response: JsonObject, context: Context): void {
  const { content } = response;
  const isEmpty = isObject(content) && Object.keys(content).length === 0;
  if (content !== undefined && !isEmpty) return;
  const mediaType = describedMediaType(context.document, response);
  const isFile = isBinary(mediaType);
  const schema = isFile ? { type: "string", format: "binary" } : {};
  const message =
    "The page does not describe the body of this response, so its type is unknown. Add its `content` in the overlay.";
  context.set(response, "content", { [mediaType]: { schema } }, isFile ? undefined : message);
}

/** Whether the operation is a webhook or a callback, which the vendor calls. */
function isReceivedByReader({ parent: pathItem }: Node): boolean {
  const kind = pathItem?.parent?.kind;
  return kind === "document" || kind === "callback";
}
