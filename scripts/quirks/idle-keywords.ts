import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { typesOf } from "../pipeline/openapi/schemas.ts";
import { isObject } from "../pipeline/values/json-object.ts";
import { textOf } from "../pipeline/values/text-of.ts";

/**
 * The page has `items` on an object, `properties` on an array, or one of them on a text, a number or a boolean. There
 * they have no effect. The page does not tell whether the type or the keyword is wrong. The type is kept, and the
 * keyword becomes an extension.
 * Seen: Plaid (`properties` on a string); linters reject it.
 */
export const idleKeywords: Quirk = {
  id: "idle-keywords",
  summary: "Renamed a keyword that has no effect on its schema's type to `x-…`.",
  visit: {
    schema({ value: schema }, context) {
      if (!isObject(schema)) return;
      const types = typesOf(schema).filter((type) => type !== "null");
      const [type] = types;
      const keywords = types.length === 1 ? WITHOUT_EFFECT.get(type) : undefined;
      for (const keyword of keywords ?? []) {
        const message = `\`${keyword}\` has no effect on the type ${textOf(type)}. Renamed it to \`x-${keyword}\`; either the type or the keyword is wrong.`;
        context.rename(schema, keyword, `x-${keyword}`, message);
      }
    },
  },
};

const WITHOUT_EFFECT: ReadonlyMap<unknown, readonly string[]> = new Map([
  ["object", ["items"]],
  ["array", ["properties"]],
  ["string", ["items", "properties"]],
  ["integer", ["items", "properties"]],
  ["number", ["items", "properties"]],
  ["boolean", ["items", "properties"]],
]);
