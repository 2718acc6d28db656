import { camelCase } from "../openapi/identifiers.ts";
import { freeName } from "../values/free-name.ts";
import { objectAt, isObject, type JsonObject } from "../values/json-object.ts";
import type { Context } from "./quirk.ts";

export type Credential = JsonObject & { name: string };

/** A key, a token or `Authorization`; `Idempotency-Key` and the like are none. */
const NAME =
  /^(authorization|(x-)?([a-z0-9]+[-_])*(api|access|auth|private|secret|subscription)[-_]?(key|token|secret))$/i;
const TEXT = /^\s*(header|bearer|basic) authentication of the form/i;

/** A header parameter that carries what authenticates the caller. */
export function isCredential(parameter: unknown): parameter is Credential {
  if (!isObject(parameter) || parameter["in"] !== "header" || typeof parameter["name"] !== "string")
    return false;
  return NAME.test(parameter["name"]) || TEXT.test(String(parameter["description"] ?? ""));
}

/** The security scheme that says the same as the parameter, and its name. */
function schemeOf(parameter: Credential): [string, JsonObject] {
  const text = String(parameter["description"] ?? "");
  const form = /\b(bearer|basic)\b/i.exec(text)?.[1]?.toLowerCase();
  if (parameter.name.toLowerCase() === "authorization" && form)
    return [`${form}Auth`, { type: "http", scheme: form }];
  return [camelCase(parameter.name), { type: "apiKey", in: "header", name: parameter.name }];
}

function isSameScheme(scheme: unknown, other: JsonObject): boolean {
  const tell = (value: JsonObject) =>
    ["type", "in", "name", "scheme"].map((key) => String(value[key]).toLowerCase()).join(" ");
  return isObject(scheme) && tell(scheme) === tell(other);
}

export function securitySchemesOf({ document }: Context): JsonObject {
  return objectAt(document["components"], "securitySchemes");
}

/** The name of the scheme that says the same; it is added where the page has none. */
export function addSecurityScheme(parameter: Credential, context: Context): string {
  const [wanted, scheme] = schemeOf(parameter);
  const known = Object.entries(securitySchemesOf(context)).find(([, other]) =>
    isSameScheme(other, scheme),
  );
  if (known) return known[0];
  const name = freeName(wanted, (other) => Object.hasOwn(securitySchemesOf(context), other));
  const { document } = context;
  if (!isObject(document["components"])) context.set(document, "components", {});
  const components = document["components"] as JsonObject; // set above when it was no object
  if (!isObject(components["securitySchemes"])) context.set(components, "securitySchemes", {});
  context.set(securitySchemesOf(context), name, scheme);
  return name;
}
