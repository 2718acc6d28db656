import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page names a response `200 OK` or `4xx`; OpenAPI has `200` and `4XX`. What is no status at all is kept as an
 * extension.
 * Seen: none in the pages measured so far.
 */
export const responseStatus: Quirk = {
  id: "response-status",
  summary: "Rewrote the key of a response that is not a status.",
  visit: {
    responses({ value: responses }, context) {
      for (const key of isObject(responses) ? Object.keys(responses) : []) {
        if (/^([1-5](\d\d|XX)|default)$|^x-/.test(key)) continue;
        const status = /^\s*([1-5](?:\d\d|xx))\b/i.exec(key)?.[1]?.toUpperCase();
        const isFree = status !== undefined && !Object.hasOwn(responses as object, status); // it has keys
        context.rename(responses as object, key, isFree ? status : `x-${key}`);
      }
    },
  },
};
