import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page describes an operation of the method QUERY, or of one that OpenAPI has no word for, as 3.2 allows; 3.1 does
 * not, and generators pass over them or break off.
 * Seen: none in the pages measured so far; OpenAPI 3.2 has it.
 */
export const newerOperations: Quirk = {
  id: "newer-operations",
  summary: "Removed an operation whose method OpenAPI 3.1 does not know.",
  visit: {
    pathItem({ value: item }, context) {
      if (!isObject(item)) return;
      const message = "OpenAPI 3.1 has no such method: its operations are left out.";
      for (const key of ["query", "additionalOperations"]) context.remove(item, key, message);
    },
  },
};
