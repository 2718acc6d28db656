import { addToSecuritySchemes, securitySchemesOf } from "../pipeline/2-repair/credentials.ts";
import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { schemeOfSamples } from "../pipeline/2-repair/request-samples.ts";
import { operationsOf } from "../pipeline/openapi/operations.ts";
import type { Node } from "../pipeline/openapi/walk.ts";
import { positionOf } from "../pipeline/report/origins.ts";
import { isObject, listAt, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * The page requires a security scheme that no page defines. The request samples may show the credential. Without the
 * requirement, the operation would be open, which the page does not say.
 * Seen: GitBook (DeltaDeFi).
 */
export const undefinedSecurity: Quirk = {
  id: "undefined-security",
  summary: "Defined a required security scheme, or removed an alternative that is not defined.",
  after: "merging",
  visit: { document: defineSchemes, operation: defineSchemes },
};

function defineSchemes({ value }: Node, context: Context): void {
  if (!isObject(value) || !Array.isArray(value["security"])) return;
  const requirements = listAt(value, "security").filter(isObject);
  const missing = (requirement: JsonObject) =>
    Object.keys(requirement).filter((name) => !Object.hasOwn(securitySchemesOf(context), name));
  const defined = requirements.filter((requirement) => missing(requirement).length === 0);
  if (defined.length === requirements.length) return;
  if (defined.some((requirement) => Object.keys(requirement).length > 0)) {
    const message =
      "A security scheme is not defined on any page. Removed it, because another one is allowed instead; an overlay can define it.";
    context.set(value, "security", defined, message);
    return;
  }
  for (const name of requirements.flatMap(missing)) define({ holder: value, name }, context);
}

interface MissingScheme {
  holder: JsonObject;
  name: string;
}

function define({ holder, name }: MissingScheme, context: Context): void {
  const operations = holder === context.document ? operationsOf(context.document) : [holder];
  const pages = operations.map((operation) => positionOf(operation)?.page);
  const sampled = schemeOfSamples(new Set(pages.filter((page) => page !== undefined)));
  const message = `The required security scheme "${name}" is not defined on any page, and no request sample shows it. Assumed the header \`Authorization\`; define the scheme in the overlay.`;
  const scheme = sampled ?? { type: "apiKey", in: "header", name: "Authorization" };
  addToSecuritySchemes({ name, scheme, warning: sampled ? undefined : message }, context);
}
