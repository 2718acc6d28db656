import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page has `x-*` keys in a security requirement, where every key is the name of a scheme.
 * Seen: Apidog (`x-apidog`).
 */
export const securityExtensions: Quirk = {
  id: "security-extensions",
  summary:
    "Corrected a security requirement that has extension keys, or scopes that are not a list.",
  visit: {
    securityRequirement({ value: requirement }, context) {
      if (!isObject(requirement)) return;
      for (const name of Object.keys(requirement)) {
        if (name.startsWith("x-") && !Array.isArray(requirement[name]))
          context.remove(requirement, name);
        else if (!Array.isArray(requirement[name])) context.set(requirement, name, []);
      }
    },
  },
};
