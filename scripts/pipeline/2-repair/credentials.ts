import { camelCase } from "../openapi/identifiers.ts";
import { inheritOrigin } from "../report/origins.ts";
import { freeName } from "../values/free-name.ts";
import { objectAt, isObject, type JsonObject } from "../values/json-object.ts";
import type { Context } from "./quirk.ts";

export type Credential = JsonObject & { name: string };

/** `Authorization`, an API key or a token. `Idempotency-Key` and similar headers are not credentials. */
const CREDENTIAL_NAME =
  /^(authorization|(x-)?([a-z0-9]+[-_])*(api|access|auth|private|secret|subscription)[-_]?(key|token|secret))$/i;
const CREDENTIAL_DESCRIPTION = /^\s*(header|bearer|basic) authentication of the form/i;

/** Whether a parameter is a header that authenticates the caller. */
export function isCredential(parameter: unknown): parameter is Credential {
  if (!isObject(parameter) || parameter["in"] !== "header" || typeof parameter["name"] !== "string")
    return false;
  const description = String(parameter["description"] ?? "");
  return CREDENTIAL_NAME.test(parameter["name"]) || CREDENTIAL_DESCRIPTION.test(description);
}

/** The name and definition of the security scheme that is equivalent to the parameter. */
function schemeOf(parameter: Credential): [string, JsonObject] {
  const description = String(parameter["description"] ?? "");
  const scheme = /\b(bearer|basic)\b/i.exec(description)?.[1]?.toLowerCase();
  if (parameter.name.toLowerCase() === "authorization" && scheme)
    return [`${scheme}Auth`, { type: "http", scheme }];
  return [camelCase(parameter.name), { type: "apiKey", in: "header", name: parameter.name }];
}

function isSameScheme(scheme: unknown, other: JsonObject): boolean {
  const keys = ["type", "in", "name", "scheme"];
  const lowerCase = (value: unknown) => String(value).toLowerCase();
  return isObject(scheme) && keys.every((key) => lowerCase(scheme[key]) === lowerCase(other[key]));
}

export function securitySchemesOf({ document }: Context): JsonObject {
  return objectAt(document["components"], "securitySchemes");
}

/** Returns the name of the equivalent security scheme, and adds the scheme if the document does not have it. */
export function addSecurityScheme(parameter: Credential, context: Context): string {
  const [wanted, scheme] = schemeOf(parameter);
  const known = Object.entries(securitySchemesOf(context)).find(([, other]) =>
    isSameScheme(other, scheme),
  );
  if (known) return known[0];
  const name = freeName(wanted, (other) => Object.hasOwn(securitySchemesOf(context), other));
  const components = ensureObject(context.document, "components", context);
  context.set(ensureObject(components, "securitySchemes", context), name, scheme);
  return name;
}

/** Returns the object under a key. A missing one is created without a row, because the row of its first entry says enough. */
function ensureObject(holder: JsonObject, key: string, context: Context): JsonObject {
  if (holder[key] === undefined) {
    holder[key] = {};
    inheritOrigin(holder[key], holder, key);
  } else if (!isObject(holder[key])) {
    context.set(holder, key, {});
  }
  return objectAt(holder, key);
}
