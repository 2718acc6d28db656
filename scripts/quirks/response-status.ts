import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page has a response key such as `200 OK` or `4xx`, where OpenAPI requires `200` and `4XX`. A key without a
 * status is kept as an extension.
 * Seen: not on the pages measured so far.
 */
export const responseStatus: Quirk = {
  id: "response-status",
  summary: "Rewrote the key of a response that is not a status.",
  visit: {
    responses({ value: responses }, context) {
      for (const key of isObject(responses) ? Object.keys(responses) : []) {
        if (VALID_KEY.test(key)) continue;
        const status = /^\s*([1-5](?:\d\d|xx))\b/i.exec(key)?.[1]?.toUpperCase();
        const isFree = status !== undefined && !Object.hasOwn(responses as object, status); // it has keys, so it is an object
        context.rename(responses as object, key, isFree ? status : `x-${key}`);
      }
    },
  },
};

const VALID_KEY = /^([1-5](\d\d|XX)|default)$|^x-/;
