import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { readFastYaml as read, UNREAD } from "../../../../support/read-fast-yaml.ts";

/** Every run tests the same texts. Set the environment variable SEED to test others. */
const seed = Number(process.env["SEED"] ?? 20260);

describe("a block scalar", () => {
  it.each([
    ["a: |\n  b \n    \n  c\n", { a: "b \n  \nc\n" }],
    ["a: >\n  b\n    \n  c\n", { a: "b\n  \nc\n" }],
  ])("keeps the spaces of a blank line beyond the margin: %j", (text, value) => {
    expect(read(text)).toEqual(value);
    expect(parseYaml(text)).toEqual(value);
  });

  it.each(["a: |\n     \n  b\n", "a: |-\n  b\n     \nc: 1\n"])(
    "is left to the yaml package: %j",
    (text) => {
      expect(read(text)).toBe(UNREAD);
    },
  );

  it("is read like the yaml package does, whatever spaces its lines have", () => {
    const line = fc.constantFrom("b", "  b", " b", "b  ", "", "", " ", "  ", "    ", "# b");
    const header = fc.constantFrom("|", "|-", "|+", ">", ">-", ">+");
    const sample = fc.tuple(header, fc.array(line, { maxLength: 8 }));
    let count = 0;
    fc.assert(
      fc.property(sample, ([style, lines]) => {
        const body = lines.map((text) => (text.trim() === "" ? text : `  ${text}`)).join("\n");
        const text = `a: ${style}\n  first\n${body}\nz: 1\n`;
        const value = read(text);
        if (value === UNREAD) return;
        count += 1;
        expect(value).toEqual(parseYaml(text));
      }),
      { numRuns: 2000, seed },
    );
    expect(count).toBeGreaterThan(1000);
  });
});
