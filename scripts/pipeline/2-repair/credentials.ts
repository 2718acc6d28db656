import { camelCase } from "../openapi/identifiers.ts";
import { inheritOrigin } from "../report/origins.ts";
import { freeName } from "../values/free-name.ts";
import { objectAt, isObject, type JsonObject } from "../values/json-object.ts";
import { resolve } from "../values/json-pointer.ts";
import type { Context } from "./quirk.ts";
import { textOf } from "../values/text-of.ts";

export type Credential = JsonObject & { name: string };

/** `Authorization`, an API key or a token. `Idempotency-Key` and similar headers are not credentials. */
const CREDENTIAL_NAME =
  /^(authorization|(x-)?([a-z0-9]+[-_])*(api|access|auth|private|secret|subscription)[-_]?(key|token|secret))$/i;
const CREDENTIAL_DESCRIPTION = /^\s*(header|bearer|basic) authentication of the form/i;

export function isCredentialName(name: string): boolean {
  return CREDENTIAL_NAME.test(name);
}

/** Whether a parameter is a header that authenticates the caller. */
export function isCredential(parameter: unknown): parameter is Credential {
  if (!isObject(parameter) || parameter["in"] !== "header" || typeof parameter["name"] !== "string")
    return false;
  const description = textOf(parameter["description"] ?? "");
  return isCredentialName(parameter["name"]) || CREDENTIAL_DESCRIPTION.test(description);
}

/** The name and definition of the security scheme that is equivalent to the parameter. */
function schemeOf(parameter: Credential): [string, JsonObject] {
  const description = textOf(parameter["description"] ?? "");
  const scheme = /\b(bearer|basic)\b/i.exec(description)?.[1]?.toLowerCase();
  if (parameter.name.toLowerCase() === "authorization" && scheme)
    return [`${scheme}Auth`, { type: "http", scheme }];
  return [camelCase(parameter.name), { type: "apiKey", in: "header", name: parameter.name }];
}

/** Equal for schemes that send the same header. */
function identityOf(scheme: unknown): string {
  const keys = ["type", "in", "name", "scheme"];
  return isObject(scheme)
    ? JSON.stringify(keys.map((key) => textOf(scheme[key]).toLowerCase()))
    : "";
}

/** The first name of each scheme by its identity. Kept per context, because each page may have thousands of headers. */
const namesByContext = new WeakMap<Context, Map<string, string>>();

function schemeNames(context: Context): Map<string, string> {
  const known = namesByContext.get(context);
  if (known) return known;
  const schemes = Object.entries(securitySchemesOf(context)).reverse();
  const names = new Map(schemes.map(([name, scheme]) => [identityOf(scheme), name]));
  namesByContext.set(context, names);
  return names;
}

/** Whether requests send the header because of the scheme. */
export function carriesHeader(scheme: JsonObject, header: string): boolean {
  const name = header.toLowerCase();
  if (scheme["type"] === "apiKey")
    return scheme["in"] === "header" && textOf(scheme["name"]).toLowerCase() === name;
  return name === "authorization" && scheme["type"] !== "mutualTLS";
}

export function securitySchemesOf({ document }: Context): JsonObject {
  return objectAt(document["components"], "securitySchemes");
}

/** Returns the name of the equivalent security scheme, and adds the scheme if the document does not have it. */
export function addSecurityScheme(parameter: Credential, context: Context): string {
  const [wanted, scheme] = schemeOf(parameter);
  const names = schemeNames(context);
  const known = names.get(identityOf(scheme));
  if (known !== undefined) return known;
  const name = freeName(wanted, (other) => Object.hasOwn(securitySchemesOf(context), other));
  names.set(identityOf(scheme), name);
  addToSecuritySchemes({ name, scheme }, context);
  return name;
}

interface NewScheme {
  name: string;
  scheme: JsonObject;
  warning?: string | undefined;
}

export function addToSecuritySchemes({ name, scheme, warning }: NewScheme, context: Context): void {
  const components = ensureObject(context.document, "components", context);
  const schemes = ensureObject(components, "securitySchemes", context);
  if (!Object.hasOwn(schemes, name)) context.set(schemes, name, scheme, warning);
}

/** The requirements of an operation or a document, if the document defines a scheme of one. */
export function definedRequirements(security: unknown, context: Context): JsonObject[] {
  const requirements = Array.isArray(security) ? security.filter(isObject) : [];
  const isDefined = requirements.some(
    (requirement) => requiredSchemes(requirement, context).length > 0,
  );
  return isDefined ? requirements : [];
}

/** The schemes of a requirement that the document defines. */
export function requiredSchemes(requirement: JsonObject, context: Context): JsonObject[] {
  const schemes = securitySchemesOf(context);
  const names = Object.keys(requirement).filter((name) => Object.hasOwn(schemes, name));
  return names.map((name) => resolve(context.document, schemes[name])).filter(isObject);
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
