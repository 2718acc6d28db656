import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { requiresProperties } from "../pipeline/openapi/required-properties.ts";
import { isObject } from "../pipeline/values/json-object.ts";
import { resolve } from "../pipeline/values/json-pointer.ts";

/**
 * The page does not say whether a request body is required, but its schema requires properties. A request without a
 * body then cannot be valid, yet generators would make the body optional. An explicit `required: false` is kept.
 * Seen: Fern, its old generator; Apidog.
 */
export const requiredBody: Quirk = {
  id: "required-body",
  summary: "Marked a request body as required, because its schema requires properties.",
  visit: {
    operation({ value: operation }, context) {
      if (!isObject(operation)) return;
      const body = resolve(context.document, operation["requestBody"]);
      if (!isObject(body) || Object.hasOwn(body, "required") || !isObject(body["content"])) return;
      const media = Object.values(body["content"]);
      const needsBody =
        media.length > 0 &&
        media.every(
          (type) => isObject(type) && requiresProperties(context.document, type["schema"]),
        );
      if (needsBody) context.set(body, "required", true);
    },
  },
};
