import { isObject, objectAt, type JsonObject } from "../values/json-object.ts";
import type { Context } from "./quirk.ts";

const FLOW_FIELDS = ["authorizationUrl", "tokenUrl", "refreshUrl", "scopes"];

/** The flows of OpenAPI 3.1, and the field that each of them cannot have. */
const SURPLUS_FIELDS: ReadonlyMap<string, string | undefined> = new Map([
  ["authorizationCode", undefined],
  ["implicit", "tokenUrl"],
  ["password", "authorizationUrl"],
  ["clientCredentials", "authorizationUrl"],
]);

/** Gives the flows of a scheme the names and the fields of OpenAPI 3.1. It keeps other flows, such as `deviceAuthorization`, as `x-…`. */
export function correctFlows(scheme: JsonObject, context: Context): void {
  if (!isObject(scheme["flows"]) && typeof scheme["flow"] === "string") {
    const fields = FLOW_FIELDS.filter((field) => Object.hasOwn(scheme, field));
    const flow = Object.fromEntries(fields.map((field) => [field, scheme[field]]));
    context.set(scheme, "flows", { [scheme["flow"]]: flow });
    for (const field of ["flow", ...fields]) context.remove(scheme, field);
  }
  const flows = objectAt(scheme, "flows");
  context.rename(flows, "accessCode", "authorizationCode");
  context.rename(flows, "application", "clientCredentials");
  for (const name of Object.keys(flows))
    if (!SURPLUS_FIELDS.has(name) && !name.startsWith("x-"))
      context.rename(flows, name, `x-${name}`);
  for (const [name, flow] of Object.entries(flows).filter(([key]) => SURPLUS_FIELDS.has(key))) {
    const allowed = FLOW_FIELDS.filter((field) => field !== SURPLUS_FIELDS.get(name));
    for (const field of isObject(flow) ? Object.keys(flow) : [])
      if (!allowed.includes(field) && !field.startsWith("x-"))
        context.rename(flow as object, field, `x-${field}`); // it has the field
  }
}
