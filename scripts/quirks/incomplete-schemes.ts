import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import { textOf } from "../pipeline/values/text-of.ts";

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
        if (isObject(scheme) && (typeof scheme["$ref"] === "string" || isComplete(scheme)))
          continue;
        const message = `The security scheme "${name}" lacks a required field, so how to authenticate is unknown. Removed it; an overlay can define it.`;
        context.remove(schemes as object, name, message); // it has the name
      }
    },
  },
};

function isComplete(scheme: JsonObject): boolean {
  const hasText = (key: string) => typeof scheme[key] === "string";
  switch (scheme["type"]) {
    case "apiKey":
      return hasText("name") && /^(query|header|cookie)$/.test(textOf(scheme["in"]));
    case "http":
      return hasText("scheme");
    case "oauth2":
      return isObject(scheme["flows"]) && Object.entries(scheme["flows"]).every(isFlow);
    case "openIdConnect":
      return hasText("openIdConnectUrl");
    default:
      return scheme["type"] === "mutualTLS";
  }
}

const FLOW_FIELDS: ReadonlyMap<string, string[]> = new Map([
  ["implicit", ["authorizationUrl"]],
  ["password", ["tokenUrl"]],
  ["clientCredentials", ["tokenUrl"]],
  ["authorizationCode", ["authorizationUrl", "tokenUrl"]],
]);

function isFlow([name, flow]: [string, unknown]): boolean {
  if (name.startsWith("x-")) return true;
  const fields = FLOW_FIELDS.get(name);
  return (
    isObject(flow) &&
    isObject(flow["scopes"]) &&
    fields?.every((field) => typeof flow[field] === "string") === true
  );
}
