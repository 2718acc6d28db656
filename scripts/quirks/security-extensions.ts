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
        const scopes: unknown = requirement[name];
        if (Array.isArray(scopes)) context.set(requirement, name, scopes.filter(isText));
        else if (name.startsWith("x-")) context.remove(requirement, name);
        else context.set(requirement, name, []);
      }
    },
  },
};

function isText(scope: unknown): boolean {
  return typeof scope === "string";
}
