import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import type { Node } from "../pipeline/openapi/walk.ts";
import { isObject, objectAt } from "../pipeline/values/json-object.ts";

/**
 * The page requires a security scheme that no page defines, so how to authenticate is unknown.
 * Seen: GitBook (DeltaDeFi).
 */
export const undefinedSecurity: Quirk = {
  id: "undefined-security",
  summary: "Removed a security requirement whose scheme is not defined.",
  after: "merging",
  visit: { document: removeUndefined, operation: removeUndefined },
};

function removeUndefined({ value }: Node, context: Context): void {
  if (!isObject(value) || !Array.isArray(value["security"])) return;
  const schemes = objectAt(context.document["components"], "securitySchemes");
  const security: unknown[] = value["security"];
  const isDefined = (requirement: unknown) =>
    isObject(requirement) && Object.keys(requirement).every((name) => Object.hasOwn(schemes, name));
  const kept = security.filter(isDefined);
  if (kept.length === security.length) return;
  const message =
    "A required security scheme is not defined on any page. Removed the requirement; an overlay can define the scheme.";
  context.set(value, "security", kept, message);
}
