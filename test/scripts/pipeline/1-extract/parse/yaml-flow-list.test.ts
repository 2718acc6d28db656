import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSource } from "../../../../../scripts/pipeline/1-extract/parse/parse.ts";
import { positionOf } from "../../../../../scripts/pipeline/report/origins.ts";
import { fileOf } from "../../../../support/pages.ts";
import { readFastYaml, UNREAD } from "../../../../support/read-fast-yaml.ts";

/** The list of a text, with the places of the list and of its items. */
function readPlaces(text: string): unknown {
  const page = fileOf("page.md", text);
  const value = parseSource({ page, start: 0, end: text.length });
  const { key } = value as { key: unknown[] }; // as each text has it
  const places = [undefined, ...key.keys()].map((index) => positionOf(key, index)?.offset);
  return { key, places };
}

describe("a list in brackets", () => {
  it.each([
    ["[]", []],
    ["[file, player]", ["file", "player"]],
    ["[ file ]", ["file"]],
    ["[a,b/c, d-e.f]", ["a", "b/c", "d-e.f"]],
    ["[1, 2.5, true, null, 2024-01-01]", [1, 2.5, true, null, "2024-01-01"]],
    [`["a, b", 'c]', ""]`, ["a, b", "c]", ""]],
  ])("is read if it holds only words: %s", (list, value) => {
    expect(readFastYaml(`key: ${list}\nlist:\n  - ${list}\n`)).toEqual({
      key: value,
      list: [value],
    });
  });

  it.each([
    "[a",
    "[a,]",
    "[a, b",
    "[a] b",
    "[a]]",
    "[,]",
    "[a, ]",
    "[[a]]",
    "[{}]",
    "[a: b]",
    "[a b]",
  ])("is left to the yaml package otherwise: %s", (list) => {
    expect(readFastYaml(`key: ${list}\n`)).toBe(UNREAD);
  });

  it.each([
    "[-1]",
    "[&a b]",
    "[*a]",
    "[!!str a]",
    '["\\n"]',
    "['it''s']",
    "[0x1F]",
    "[a #b]",
    "[a] # b",
  ])("is left to the yaml package if it holds other syntax: %s", (list) => {
    expect(readFastYaml(`key: ${list}\n`)).toBe(UNREAD);
  });

  it("has the values and the places that the yaml package gives it", () => {
    const word = fc.string({
      unit: fc.constantFrom(...Array.from("0123456789.-_/aeEfnoxtTrRuUlLsS")),
      minLength: 1,
      maxLength: 5,
    });
    const known = fc.constantFrom(
      "true",
      "Null",
      ".5",
      "0o7",
      "1e3",
      '"a"',
      "'b'",
      '"true"',
      "''",
      "",
    );
    const item = fc.tuple(fc.oneof(word, known), fc.constantFrom(", ", ",", " , ", " ,  "));
    let count = 0;
    fc.assert(
      fc.property(fc.array(item, { maxLength: 4 }), (items) => {
        const inner = items.map(([text, comma]) => text + comma).join("");
        const text = `key: [${inner.replace(/[ ,]*$/, "")}]\n`;
        if (readFastYaml(text) === UNREAD) return;
        count += 1;
        // The tag is syntax that the fast reader leaves to the package.
        expect(readPlaces(text)).toEqual(readPlaces(`${text}other: !!str a\n`));
      }),
      { numRuns: 2000, seed: Number(process.env["SEED"] ?? 20260) },
    );
    expect(count).toBeGreaterThan(500);
  });
});
