import { describeFault } from "../pipeline/2-repair/scheme-faults.ts";
import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * A security scheme lacks a field that a client needs: its name, its place or its URL. The missing value is
 * unknown, so the scheme is removed, with the requirements that name it.
 * Seen: not on the pages measured so far; linters reject it.
 */
export const incompleteSchemes: Quirk = {
  id: "incomplete-schemes",
  summary: "Removed a security scheme that lacks required fields.",
  after: "merging",
  visit: {
    components({ value: components }, context) {
      const schemes = isObject(components) ? components["securitySchemes"] : undefined;
      for (const [name, scheme] of isObject(schemes) ? Object.entries(schemes) : []) {
        if (isObject(scheme) && typeof scheme["$ref"] === "string") continue;
        const fault = describeFault(scheme);
        if (fault === undefined) continue;
        const message = `The security scheme "${name}" ${fault}, so how to authenticate is unknown. Removed it; an overlay can define it.`;
        context.remove(schemes as object, name, message); // it has the name
      }
    },
  },
};
