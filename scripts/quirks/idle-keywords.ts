import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { typesOf } from "../pipeline/openapi/schemas.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page writes `items` on an object, or `properties` on an array, where they mean nothing; whether the type is wrong
 * or the keyword, it does not say. The type stands, and the keyword is kept as an extension.
 * Seen: none in the pages measured so far; linters refuse it.
 */
export const idleKeywords: Quirk = {
  id: "idle-keywords",
  summary: "Renamed a keyword that has no effect on its schema's type to `x-…`.",
  visit: {
    schema({ value: schema }, context) {
      if (!isObject(schema)) return;
      const types = typesOf(schema).filter((type) => type !== "null");
      for (const [type, keyword] of [
        ["object", "items"],
        ["array", "properties"],
      ] as const) {
        if (types.length !== 1 || types[0] !== type || !Object.hasOwn(schema, keyword)) continue;
        const message = `\`${keyword}\` means nothing on ${type === "array" ? "an array" : "an object"}: the type or the keyword is wrong.`;
        context.rename(schema, keyword, `x-${keyword}`, message);
      }
    },
  },
};
