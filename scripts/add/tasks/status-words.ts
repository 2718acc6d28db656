import type { JsonObject } from "../../pipeline/values/json-object.ts";
import type { ReadSchema } from "./read-schema.ts";
import { isStateWord } from "./state-words.ts";

/** The words of a status, and where the page lists them. */
export interface StatusWords {
  words: string[];
  from: "enum" | "prose";
}

/** The words of the enum, or else those that the descriptions quote. */
export function statusWords(schema: ReadSchema, operation: JsonObject): StatusWords {
  const values = schema.values.filter((value) => typeof value === "string");
  if (values.length > 1) return { words: values, from: "enum" };
  const { description, title } = schema.keywords;
  const own = [description, title].join(" ");
  const all = [own, operation["description"], operation["summary"]].join(" ");
  const quoted = [...all.matchAll(/(["'`*])([\p{L}_ -]{3,30})\1/gu)].map(([, , word = ""]) => word);
  const words = [...quoted, ...listedWords(own)].filter(isStateWord);
  return { words: [...new Set(words)], from: "prose" };
}

/** The words of a list such as "One of: queued, processing, done." */
function listedWords(text: string): string[] {
  const [, list = ""] =
    /(?:one of|values?|status(?:es)?|states?)[^:.]*:\s*([^.]+)/i.exec(text) ?? [];
  const words = list.split(/[,|/;]|\bor\b|\band\b/);
  return words.map((word) => word.trim().replace(/^(["'`*]+)(.+)\1$/, "$2"));
}
