import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { fastYamlText } from "../../../../scripts/pipeline/6-output/fast-yaml-text.ts";
import type { JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";

/** Every run tests the same documents. Set the environment variable SEED to test others. */
const seed = Number(process.env["SEED"] ?? 20260);
const byPackage = (value: unknown) =>
  stringify(value, { aliasDuplicateObjects: false, lineWidth: 0 });

const sign = fc.constantFrom(
  ...Array.from("ab01-+.:#?,[]{}&*!|>'\"%@`~<=\\/$ \n"),
  ": ",
  " #",
  "---",
  "...",
  "é",
  "😀",
);
const text = fc.oneof(
  { weight: 5, arbitrary: fc.string({ unit: sign, maxLength: 8 }) },
  fc.constantFrom(
    ..."true True null Null NULL ~ yes no on 0x1F 0o7 1e3 1.5E-3 .inf -.INF .nan 007 +1 1. .5 2024-01-01".split(
      " ",
    ),
  ),
  fc.constantFrom("", "One.\nTwo.\n", "One.\n\nTwo.", "a\n  b\n", "a \nb", "x".repeat(200)),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 4 }),
);
const scalar = fc.oneof(
  { weight: 4, arbitrary: text },
  fc.double(),
  fc.integer(),
  fc.bigInt(),
  fc.boolean(),
  fc.constant(null),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    scalar,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(text, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

describe("the fast writer of YAML", () => {
  it("writes the text of the yaml package, or leaves the document to it", () => {
    let written = 0;
    const document = fc.dictionary(text, value, { minKeys: 1, maxKeys: 4, noNullPrototype: true });
    fc.assert(
      fc.property(document, (sample) => {
        const fast = fastYamlText(sample);
        if (fast === undefined) return;
        written += 1;
        expect(fast).toBe(byPackage(sample));
      }),
      { numRuns: 5000, seed },
    );
    expect(written).toBeGreaterThan(1000);
  });

  it.each<[string, JsonObject]>([
    ["nested lists and maps", { a: [[1, { b: [{}, []], c: null }], { d: { e: "f" } }] }],
    ["texts of several lines", { a: "One.\n\n  Two.\n", b: ["c\nd"] }],
    ["words that need quotes", { "200": "true", "a: b": "it's", c: 'say "x"', d: "a\\b'\"" }],
  ])("writes %s", (_, document) => {
    expect(fastYamlText(document)).toBe(byPackage(document));
  });

  it.each([
    ["a\tb"],
    ["\u0085"],
    ["\ud800"],
    [" \n "],
    ["a\n \n"],
    ["a\n\n"],
    ["---"],
    [Infinity],
    [-0],
  ])("leaves %j to the yaml package", (rare) => {
    expect(fastYamlText({ rare })).toBeUndefined();
  });

  it("leaves a document without entries to the yaml package", () => {
    expect(fastYamlText({})).toBeUndefined();
  });
});
