import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { objectAt, isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import { textOf } from "../pipeline/values/text-of.ts";

/**
 * The page has a security scheme of the type `bearer` or `basic`. In OpenAPI these are schemes of the type `http`.
 * Seen: Apidog.
 */
export const securitySchemes: Quirk = {
  id: "security-schemes",
  summary: "Corrected the type, the scheme or the scopes of a security scheme.",
  visit: {
    securityScheme({ value: scheme }, context) {
      if (!isObject(scheme)) return;
      const type = textOf(scheme["type"]).toLowerCase();
      if (/^(bearer|basic|digest|jwt)$/.test(type)) {
        context.set(scheme, "type", "http");
        context.set(scheme, "scheme", type === "jwt" ? "bearer" : type);
      } else if (TYPES.has(type)) context.set(scheme, "type", TYPES.get(type));
      if (type === "http" && !Object.hasOwn(scheme, "scheme") && isBearer(scheme))
        context.set(scheme, "scheme", "bearer");
      for (const [name, flow] of Object.entries(objectAt(scheme, "flows"))) {
        if (name.startsWith("x-") || !isObject(flow) || isObject(flow["scopes"])) continue;
        context.set(flow, "scopes", {});
      }
    },
  },
};

/** The types of OpenAPI by other spellings. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ["apikey", "apiKey"],
  ["api_key", "apiKey"],
  ["api-key", "apiKey"],
  ["api key", "apiKey"],
  ["http", "http"],
  ["oauth", "oauth2"],
  ["oauth2", "oauth2"],
  ["openidconnect", "openIdConnect"],
  ["mutualtls", "mutualTLS"],
]);

function isBearer(scheme: JsonObject): boolean {
  return Object.hasOwn(scheme, "bearerFormat");
}
