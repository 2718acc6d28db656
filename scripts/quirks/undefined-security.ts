import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import type { Node } from "../pipeline/openapi/walk.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page requires a security scheme that neither it nor another page defines: how to authenticate is unknown.
 * Seen: GitBook (DeltaDeFi).
 */
export const undefinedSecurity: Quirk = {
  id: "undefined-security",
  summary: "Removed a security requirement whose scheme is not defined.",
  after: "merging",
  visit: { document: dropUndefined, operation: dropUndefined },
};

function dropUndefined({ value }: Node, context: Context): void {
  if (!isObject(value) || !Array.isArray(value["security"])) return;
  const { components } = context.document;
  const schemes =
    isObject(components) && isObject(components["securitySchemes"])
      ? components["securitySchemes"]
      : {};
  const security: unknown[] = value["security"];
  const isDefined = (requirement: unknown) =>
    isObject(requirement) && Object.keys(requirement).every((name) => Object.hasOwn(schemes, name));
  const kept = security.filter(isDefined);
  if (kept.length === security.length) return;
  const message =
    "A security scheme is required that is defined nowhere: how to authenticate is unknown. An overlay can define it.";
  context.set(value, "security", kept, message);
}
