import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { readFastYaml as read, UNREAD } from "../../../../support/read-fast-yaml.ts";

describe("the fast reader", () => {
  it.each([
    ["true", true],
    ["True", true],
    ["TRUE", true],
    ["false", false],
    ["False", false],
    ["FALSE", false],
    ["~", null],
    ["null", null],
    ["Null", null],
    ["NULL", null],
    ["", null],
    ["12", 12],
    ["+1", 1],
    ["-7", -7],
    [".5", 0.5],
    ["2.", 2],
    ["-1.25", -1.25],
    ["9007199254740993", 9007199254740993n],
    ["-9007199254740993", -9007199254740993n],
    ["tRUE", "tRUE"],
    ["nULL", "nULL"],
    ["yes", "yes"],
    ["No", "No"],
    ["1_000", "1_000"],
    ["1.2.3", "1.2.3"],
    ["2024-01-01", "2024-01-01"],
  ])("reads %j as the core schema of YAML 1.2 says", (word, value) => {
    expect(read(`key: ${word}\n`)).toEqual({ key: value });
  });

  it.each(["0o7", "0x1F", ".inf", "-.Inf", ".NaN", "1e3", "1.5E-3"])(
    "leaves the rare number %s to the yaml package",
    (word) => {
      expect(read(`key: ${word}\n`)).toBe(UNREAD);
    },
  );

  it("reads a word like the yaml package does, wherever the word is a value", () => {
    const signs = fc.constantFrom("", "+", "-", ".");
    const known = fc.constantFrom(
      ..."true True TRUE tRue false False FALSE fALSE null Null NULL nUll ~ yes No on Off".split(
        " ",
      ),
      ..."0 1 007 12 .5 +1 0o7 0x1f .inf +.INF .nan 2. 1.5 1e3 1E+3 1.e2 . - + 1_0 1:2".split(" "),
    );
    const spelt = fc.string({
      unit: fc.constantFrom(...Array.from("0123456789+-.eEoxX_aInNfFtTrRuUlLsS~")),
      minLength: 1,
      maxLength: 6,
    });
    const word = fc.oneof(
      known,
      fc.tuple(signs, known).map((parts) => parts.join("")),
      spelt,
    );
    const line = fc.tuple(fc.constantFrom("key: ", "'key': ", "key:   "), word);
    let count = 0;
    fc.assert(
      fc.property(line, ([key, value]) => {
        const text = `${key}${value}\nlist:\n  - ${value}\n`;
        const found = read(text);
        if (found === UNREAD) return;
        count += 1;
        expect(found).toEqual(parseYaml(text));
      }),
      { numRuns: 3000, seed: Number(process.env["SEED"] ?? 20260) },
    );
    expect(count).toBeGreaterThan(1000);
  });
});
