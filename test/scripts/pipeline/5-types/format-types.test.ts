import fc from "fast-check";
import { format } from "prettier";
import { describe, expect, it } from "vitest";
import { sourceFile } from "../../../../scripts/pipeline/5-types/compile-types.ts";
import { formatTypes } from "../../../../scripts/pipeline/5-types/format-types.ts";
import { loadTypeScript } from "../../../../scripts/pipeline/5-types/load-tools.ts";
import { copyForTypes } from "../../../../scripts/pipeline/5-types/simplify.ts";
import { generateTypes } from "../../../../scripts/pipeline/5-types/types.ts";
import { schemaOf } from "../../../support/random-schemas.ts";

/** Every run tests the same schemas. Set the environment variable SEED to test others. */
const seed = Number(process.env["SEED"] ?? 20260);
const ts = loadTypeScript();

interface Formatted {
  text: string;
  /** The texts that prettier received. */
  given: string[];
}

async function formatted(text: string, settings: object = { printWidth: 100 }): Promise<Formatted> {
  const given: string[] = [];
  const options = { parser: "babel-ts", ...settings };
  const result = await formatTypes(sourceFile(ts, "types.ts", text), { ...settings }, (part) => {
    given.push(part);
    return format(part, options);
  });
  return { text: result, given };
}

const byPrettier = (text: string, settings: object = { printWidth: 100 }) =>
  format(text, { parser: "typescript", ...settings });

const oddText = fc.oneof(
  fc.constantFrom("*/*", 'a "b"', "it's", "back\\slash", "größe", "//", "a,b", "(x)", "200", "1e3"),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({ maxLength: 60 }),
);

const oddSchema = fc.oneof(
  fc.record({ enum: fc.uniqueArray(oddText, { minLength: 1, maxLength: 12 }) }),
  fc.record({ enum: fc.uniqueArray(fc.double({ noNaN: true }), { minLength: 1, maxLength: 6 }) }),
  fc.record({ type: fc.constant("string"), description: oddText, nullable: fc.boolean() }),
  fc.record({
    type: fc.constant("object"),
    properties: fc.dictionary(
      oddText,
      fc.constant({ type: ["string", "null"], description: "One.\n\n  Two.  " }),
      { maxKeys: 4, noNullPrototype: true },
    ),
  }),
);

const schemas = fc.dictionary(
  fc.constantFrom("A", "B", "Long".repeat(20), "list-of_things"),
  fc.oneof(schemaOf(3), oddSchema),
  { minKeys: 1, noNullPrototype: true },
);

describe("formatted types", () => {
  it("are the text that prettier prints for any schemas and any width", async () => {
    const samples = fc.sample(fc.tuple(schemas, fc.integer({ min: 40, max: 120 })), {
      numRuns: 60,
      seed,
    });
    for (const [components, printWidth] of samples) {
      const document = {
        openapi: "3.1.0",
        info: { title: "x", version: "1" },
        paths: {},
        components: { schemas: components },
      };
      const { text } = await generateTypes({ document, copy: copyForTypes(document) }, "x");
      const { text: actual } = await formatted(text, { printWidth });
      expect(actual).toBe(await byPrettier(text, { printWidth }));
    }
  }, 60_000);

  it.each([
    ["a short union", "export interface A {\n    b?: string | null;\n}\n"],
    ["a list of objects", "export interface A {\n    b: {\n        c: 1;\n    }[];\n}\n"],
    ["an alias", 'export type B = A["b"];\n'],
    ["a long union", `export interface A {\n    b?: ${'"word" | '.repeat(12)}null;\n}\n`],
    ["a union on its own line", `export interface A {\n    b: ${'"word" | '.repeat(10)}null;\n}\n`],
    ["a long name, or null", `export interface A {\n    b: C["${"Long".repeat(25)}"] | null;\n}\n`],
    ["an alias of a long name, or null", `export type A = C["${"Long".repeat(25)}"] | null;\n`],
    ["an alias of a long union", `export type B = ${'"word" | '.repeat(12)}"end";\n`],
    ["values", 'export const bValues = ["a", "b"] as const;\n'],
  ])("have the lines of %s without a call of prettier", async (_, text) => {
    const { text: actual, given } = await formatted(text);
    expect(given).toEqual([]);
    expect(actual).toBe(await byPrettier(text));
  });

  it.each([
    ["a long list", `export interface A {\n    b: (${'"word" | '.repeat(12)}null)[];\n}\n`],
    ["objects in a union", "export interface A {\n    b: {\n        c: 1;\n    } | null;\n}\n"],
    ["an empty interface", "export interface A {\n}\n"],
    ["a text with an escape", 'export interface A {\n    b: "\\"";\n}\n'],
    ["a wide text", `export interface A {\n    b: "${"漢".repeat(48)}" | null;\n}\n`],
    ["an exponent", "export interface A {\n    b: 1e+21;\n}\n"],
    ["needless parentheses", "export interface A {\n    b: (string);\n}\n"],
  ])("have %s as prettier prints it", async (_, text) => {
    const { text: actual, given } = await formatted(text);
    expect(given).toHaveLength(1);
    expect(actual).toBe(await byPrettier(text));
  });

  it("give prettier the whole text if a comment has a line without a star", async () => {
    const text = "export interface A {\n    /** One.\nTwo. */\n    b: 1;\n}\n";
    const { text: actual, given } = await formatted(text);
    expect(given).toEqual([text]);
    expect(actual).toBe(await byPrettier(text));
  });

  it.each([
    { semi: false },
    { singleQuote: true },
    { useTabs: true },
    { tabWidth: 4 },
    { quoteProps: "consistent" },
  ])("give prettier the whole text for the setting %o", async (setting) => {
    const text = 'export interface A {\n    "a-b": "c";\n    d: 1;\n}\n';
    const { text: actual, given } = await formatted(text, { printWidth: 100, ...setting });
    expect(given).toEqual([text]);
    expect(actual).toBe(await byPrettier(text, { printWidth: 100, ...setting }));
  });
});
