import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { TYPES, typesOf } from "../pipeline/openapi/schemas.ts";
import { canonicalJson } from "../pipeline/values/canonical-json.ts";
import { isObject } from "../pipeline/values/json-object.ts";
import { textOf } from "../pipeline/values/text-of.ts";

/**
 * The page names a type in the terms of a programming language, such as `int` or `dict`, and means a type of JSON
 * Schema. A word without a certain meaning leaves the type open.
 * Seen: not on the pages measured so far.
 */
export const typeWords: Quirk = {
  id: "type-words",
  summary: "Replaced or removed a type that JSON Schema does not know.",
  visit: {
    schema({ value: schema }, context) {
      if (!isObject(schema) || !Object.hasOwn(schema, "type")) return;
      const words = typesOf(schema);
      if (words.length > 0 && words.every((word) => TYPES.has(word))) return;
      const types = words.map(typeOf);
      const known = [...new Set(types)].filter((type) => type !== undefined);
      const isCertain = known.length > 0 && !types.includes(undefined);
      if (!isCertain) {
        const isAny = words.length > 0 && words.every((word) => /^any$/i.test(textOf(word)));
        const message = `The type ${canonicalJson(schema["type"])} is not a type of JSON Schema. Removed it, so the type of the value is unknown.`;
        context.remove(schema, "type", isAny ? undefined : message);
        return;
      }
      context.set(schema, "type", known.length === 1 ? known[0] : known);
      if (words.some(isFile) && schema["format"] === undefined)
        context.set(schema, "format", "binary");
    },
  },
};

const WORDS = new Map(
  Object.entries({
    array: "arr array list",
    boolean: "bool boolean",
    integer: "int int32 int64 integer long",
    null: "nil none null",
    number: "decimal double float num number",
    object: "dict dictionary map obj object",
    string: "char date date-time datetime enum file str string text uuid",
  }).flatMap(([type, words]) => words.split(" ").map((word) => [word, type] as const)),
);

/** YAML reads `type: null` as the value null. */
function typeOf(word: unknown): string | undefined {
  if (word === null) return "null";
  return WORDS.get(textOf(word).trim().toLowerCase());
}

function isFile(word: unknown): boolean {
  return /^\s*file\s*$/i.test(textOf(word));
}
