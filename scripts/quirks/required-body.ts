import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { someAllOfPart } from "../pipeline/openapi/schemas.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import { resolve } from "../pipeline/values/json-pointer.ts";

/**
 * The page does not say whether a request body is required, but its schema requires properties. A POST, PUT or
 * PATCH without a body then cannot be valid, yet generators would make the body optional. An explicit `required:
 * false` is kept.
 * Seen: Fern, its old generator; Apidog.
 */
export const requiredBody: Quirk = {
  id: "required-body",
  summary: "Marked a request body as required, because its schema requires properties.",
  visit: {
    operation({ value: operation, key }, context) {
      if (!isObject(operation) || !["post", "put", "patch"].includes(String(key))) return;
      const body = resolve(context.document, operation["requestBody"]);
      if (!isObject(body) || Object.hasOwn(body, "required") || !isObject(body["content"])) return;
      const media = Object.values(body["content"]);
      const needsBody = media.length > 0 && media.every((type) => requires(context.document, type));
      if (needsBody) context.set(body, "required", true);
    },
  },
};

function requires(document: JsonObject, mediaType: unknown): boolean {
  const hasRequired = ({ required }: JsonObject) => Array.isArray(required) && required.length > 0;
  return isObject(mediaType) && someAllOfPart(document, mediaType["schema"], hasRequired);
}
