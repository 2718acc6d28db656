import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page describes the body of a 204 response. HTTP does not allow a body there (RFC 9110, 15.3.5), nor for 205
 * and 304.
 * Seen: Fern (Opik, TwelveLabs).
 */
export const bodyWithoutContent: Quirk = {
  id: "body-without-content",
  summary: "Removed the body of a response whose status does not allow one.",
  visit: {
    responses({ value: responses }, context) {
      for (const [status, response] of isObject(responses) ? Object.entries(responses) : []) {
        if (STATUSES_WITHOUT_BODY.has(status) && isObject(response))
          context.remove(response, "content");
      }
    },
  },
};

const STATUSES_WITHOUT_BODY = new Set(["204", "205", "304"]);
