import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { typesOf } from "../pipeline/openapi/schemas.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page has `items` on an object or `properties` on an array, where they have no effect. It does not tell
 * whether the type or the keyword is wrong. The type is kept, and the keyword becomes an extension.
 * Seen: not on the pages measured so far; linters reject it.
 */
export const idleKeywords: Quirk = {
  id: "idle-keywords",
  summary: "Renamed a keyword that has no effect on its schema's type to `x-…`.",
  visit: {
    schema({ value: schema }, context) {
      if (!isObject(schema)) return;
      const types = typesOf(schema).filter((type) => type !== "null");
      for (const [type, keyword] of WITHOUT_EFFECT) {
        if (types.length !== 1 || types[0] !== type || !Object.hasOwn(schema, keyword)) continue;
        const message = `\`${keyword}\` has no effect on an ${type}. Renamed it to \`x-${keyword}\`; either the type or the keyword is wrong.`;
        context.rename(schema, keyword, `x-${keyword}`, message);
      }
    },
  },
};

const WITHOUT_EFFECT = [
  ["object", "items"],
  ["array", "properties"],
] as const;
