import { canonicalJson } from "../values/canonical-json.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import { textOf } from "../values/text-of.ts";

const TYPES: ReadonlySet<unknown> = new Set([
  "apiKey",
  "http",
  "mutualTLS",
  "oauth2",
  "openIdConnect",
]);

/** The end of a sentence about a security scheme that does not tell how to authenticate. */
export function describeFault(scheme: unknown): string | undefined {
  if (isObject(scheme) && isComplete(scheme)) return undefined;
  const type = isObject(scheme) ? scheme["type"] : undefined;
  return type === undefined || TYPES.has(type)
    ? "lacks a required field"
    : `has the unknown type ${canonicalJson(type)}`;
}

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
