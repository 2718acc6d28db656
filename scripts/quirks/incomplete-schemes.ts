import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { objectAt, isObject, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * A security scheme lacks what a client needs to use it: its name, its place, its URL. What is missing is not known, and
 * the scheme goes, with what requires it.
 * Seen: none in the pages measured so far; linters refuse it.
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
        const message = `The security scheme "${name}" is not complete: how to authenticate is unknown. An overlay can define it.`;
        context.remove(schemes as object, name, message); // it has the name
      }
    },
  },
};

function isComplete(scheme: JsonObject): boolean {
  const has = (...keys: string[]) => keys.every((key) => typeof scheme[key] === "string");
  switch (scheme["type"]) {
    case "apiKey":
      return has("name") && /^(query|header|cookie)$/.test(String(scheme["in"]));
    case "http":
      return has("scheme");
    case "oauth2":
      return Object.entries(objectAt(scheme, "flows")).every(isFlow);
    case "openIdConnect":
      return has("openIdConnectUrl");
    default:
      return scheme["type"] === "mutualTLS";
  }
}

const FLOW_FIELDS: Record<string, string[]> = {
  implicit: ["authorizationUrl"],
  password: ["tokenUrl"],
  clientCredentials: ["tokenUrl"],
  authorizationCode: ["authorizationUrl", "tokenUrl"],
};

function isFlow([name, flow]: [string, unknown]): boolean {
  if (name.startsWith("x-")) return true;
  const fields = FLOW_FIELDS[name];
  return (
    isObject(flow) &&
    isObject(flow["scopes"]) &&
    fields?.every((field) => typeof flow[field] === "string") === true
  );
}
