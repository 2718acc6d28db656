import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isMethod } from "../pipeline/openapi/walk.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page describes an operation with the method QUERY or with a custom method. Only OpenAPI 3.2 allows them;
 * generators for 3.1 skip the operation or fail.
 * Seen: not on the pages measured so far; OpenAPI 3.2 allows it.
 */
export const newerOperations: Quirk = {
  id: "newer-operations",
  summary: "Removed an operation whose method OpenAPI 3.1 does not know.",
  visit: {
    pathItem({ value: item }, context) {
      if (!isObject(item)) return;
      for (const key of Object.keys(item)) {
        const message = `OpenAPI 3.1 does not know \`${key}\` on a path. Removed its operations.`;
        if (isUnknownMethod(key, item[key])) context.remove(item, key, message);
      }
    },
  },
};

function isUnknownMethod(key: string, value: unknown): boolean {
  if (key === "query" || key === "additionalOperations") return true;
  const isKnown = isMethod(key.toLowerCase()) || key.startsWith("x-");
  return !isKnown && isObject(value) && isObject(value["responses"]);
}
