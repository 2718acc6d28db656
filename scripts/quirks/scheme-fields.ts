import { correctFlows } from "../pipeline/2-repair/oauth-flows.ts";
import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject } from "../pipeline/values/json-object.ts";
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
