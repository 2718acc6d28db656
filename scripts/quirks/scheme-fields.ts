import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject, objectAt, type JsonObject } from "../pipeline/values/json-object.ts";
import { textOf } from "../pipeline/values/text-of.ts";

/**
 * The page has a security scheme with fields of another type, such as `name` and `in` beside `type: http`, or describes
 * the flow of OAuth as Swagger 2.0 does. Generators take the type, and linters reject the other fields.
 * Seen: not on the pages measured so far.
 */
export const schemeFields: Quirk = {
  id: "scheme-fields",
  summary:
    "Renamed a field that a security scheme of its type cannot have to `x-…`, or corrected its flows.",
  visit: {
    securityScheme({ value: scheme }, context) {
      const fields = isObject(scheme) ? FIELDS.get(textOf(scheme["type"])) : undefined;
      if (!isObject(scheme) || !fields) return;
      if (scheme["type"] === "oauth2") correctFlows(scheme, context);
      for (const field of new Set([...FIELDS.values()].flat()))
        if (!fields.includes(field)) context.rename(scheme, field, `x-${field}`);
    },
  },
};

const FIELDS: ReadonlyMap<string, string[]> = new Map([
  ["apiKey", ["name", "in"]],
  ["http", ["scheme", "bearerFormat"]],
  ["oauth2", ["flows"]],
  ["openIdConnect", ["openIdConnectUrl"]],
  ["mutualTLS", []],
]);

const FLOW_FIELDS = ["authorizationUrl", "tokenUrl", "refreshUrl", "scopes"];

/** The field that each flow cannot have. */
const SURPLUS_FIELDS: ReadonlyMap<string, string> = new Map([
  ["implicit", "tokenUrl"],
  ["password", "authorizationUrl"],
  ["clientCredentials", "authorizationUrl"],
]);

function correctFlows(scheme: JsonObject, context: Context): void {
  if (!isObject(scheme["flows"]) && typeof scheme["flow"] === "string") {
    const fields = FLOW_FIELDS.filter((field) => Object.hasOwn(scheme, field));
    const flow = Object.fromEntries(fields.map((field) => [field, scheme[field]]));
    context.set(scheme, "flows", { [scheme["flow"]]: flow });
    for (const field of ["flow", ...fields]) context.remove(scheme, field);
  }
  const flows = objectAt(scheme, "flows");
  context.rename(flows, "accessCode", "authorizationCode");
  context.rename(flows, "application", "clientCredentials");
  for (const [name, flow] of Object.entries(flows).filter(([key]) => !key.startsWith("x-"))) {
    const allowed = FLOW_FIELDS.filter((field) => field !== SURPLUS_FIELDS.get(name));
    for (const field of isObject(flow) ? Object.keys(flow) : [])
      if (!allowed.includes(field) && !field.startsWith("x-"))
        context.rename(flow as object, field, `x-${field}`); // it has the field
  }
}
