import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { canonicalJson } from "../pipeline/values/canonical-json.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page lists the same branch of a choice twice and means one. Under `oneOf`, a value that matches the branch
 * would match two branches and be invalid.
 * Seen: in nine of 1,349 published documents.
 */
export const equalBranches: Quirk = {
  id: "equal-branches",
  summary: "Removed a repeated branch of `oneOf` or `anyOf`.",
  visit: {
    schema({ value: schema }, context) {
      if (!isObject(schema)) return;
      for (const keyword of ["oneOf", "anyOf"]) {
        const branches: unknown = schema[keyword];
        if (!Array.isArray(branches) || branches.length < 2) continue;
        const texts = branches.map(canonicalJson);
        const distinct = (branches as unknown[]).filter(
          (_, index) => texts.indexOf(texts[index] ?? "") === index,
        );
        if (distinct.length < branches.length) context.set(schema, keyword, distinct);
      }
    },
  },
};
