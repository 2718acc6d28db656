import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { extractDocuments } from "../../../../scripts/pipeline/1-extract/extract-page.ts";
import { findFences } from "../../../../scripts/pipeline/1-extract/fences.ts";
import { parseFastYaml } from "../../../../scripts/pipeline/1-extract/parse/fast-yaml.ts";
import { UnsupportedSyntax } from "../../../../scripts/pipeline/1-extract/parse/unsupported-syntax.ts";
import { canonicalJson } from "../../../../scripts/pipeline/values/canonical-json.ts";
import { build, pageOf, problemLines } from "../../../support/endpoints.ts";

const ANY = /./;
const HEAD = "openapi: 3.1.0\ninfo:\n  title: A\n  version: '1'\npaths: {}\n";

const yamlPage = (body: string) => pageOf(`## OpenAPI\n\n\`\`\`\`yaml\n${HEAD}${body}\n\`\`\`\`\n`);
const jsonPage = (members: string) =>
  pageOf(`# OpenAPI definition\n\n\`\`\`json\n{"openapi":"3.1.0","paths":{},${members}}\n\`\`\`\n`);

const LEVELS = 10_000;
const bomb = Array.from({ length: 9 }, (_, level) => {
  const item = level === 0 ? "1" : `*a${level - 1}`;
  return `x-${level}: &a${level} [${Array.from({ length: 10 }, () => item).join(", ")}]`;
}).join("\n");

describe("a hostile page", () => {
  it.each([
    [
      "deeply nested objects in JSON",
      jsonPage(`"x":${'{"a":'.repeat(LEVELS)}1${"}".repeat(LEVELS)}`),
      "too-deep",
    ],
    ["lists that are not closed", jsonPage(`"x":${"[".repeat(20 * LEVELS)}`), "too-deep"],
    [
      "deeply nested flow lists in YAML",
      yamlPage(`x: &a ${"[".repeat(LEVELS)}${"]".repeat(LEVELS)}`),
      "too-deep",
    ],
    [
      "many slashes in a row",
      pageOf(`## OpenAPI\n\n\`\`\`yaml\n${"/".repeat(1000)}\n${HEAD}\`\`\`\n`),
      "yaml-syntax",
    ],
    [
      "many comments in a row",
      pageOf(`## OpenAPI\n\n\`\`\`yaml\n${"/**/".repeat(1000)}\n${HEAD}\`\`\`\n`),
      "yaml-syntax",
    ],
    ["many dashes in a row", yamlPage(`x:\n  ${"- ".repeat(LEVELS)}a`), "too-deep"],
    [
      "ever deeper indentation",
      yamlPage(`x:\n${Array.from({ length: 900 }, (_, i) => `${" ".repeat(i + 1)}a:`).join("\n")}`),
      "too-deep",
    ],
    ["a node that contains itself", yamlPage("x: &a\n  b: *a"), "alias-cycle"],
    ["aliases of lists of aliases", yamlPage(bomb), "alias-bomb"],
    ["100,000 aliases", yamlPage(`x: &a {a: 1}\ny: [${"*a,".repeat(1e5)}]`), "alias-bomb"],
    [
      "a million items of syntax that the fast reader does not support",
      yamlPage(`x: [${"a,".repeat(1e6)}]`),
      "too-long",
    ],
    ["the key __proto__ in YAML", yamlPage("x:\n  __proto__: 1"), "unsafe-key"],
    ["the key __proto__ in JSON", jsonPage('"__proto__":{"a":1}'), "unsafe-key"],
    ["a duplicate key", yamlPage("x: 1\nx: 2"), "duplicate-key"],
    ["half a character in JSON", jsonPage('"x":"\\ud83d"'), "half-character"],
    ["half a character in YAML", yamlPage('x: "\\ud83d"'), "half-character"],
    ["a reference to a file", yamlPage("x: {$ref: ../../etc/passwd}"), "foreign-reference"],
    [
      "a URL in the mapping of a discriminator",
      yamlPage(
        "components: {schemas: {A: {discriminator: {mapping: {a: 'http://a.test/b.yaml'}}}}}",
      ),
      "foreign-reference",
    ],
    ["a merge key whose value is not a map", yamlPage("x:\n  <<: 1"), "yaml-syntax"],
  ])("is refused at the position of %s", async (_, page, rule) => {
    const built = await build(page);
    const errors = problemLines(built, ANY).filter((line) => line.startsWith("error"));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(new RegExp(`^error ${rule} pages/page\\.md:[1-9]\\d*:[1-9]\\d* `));
  });

  it("is refused if it has 100,000 blocks with specifications", async () => {
    const built = await build(
      pageOf("## OpenAPI\n```yaml\nopenapi: 3.1.0\npaths: {}\n```\n".repeat(1e5)),
    );
    expect(problemLines(built, ANY)[0]).toContain("error too-many-blocks pages/page.md:25002:1 ");
  });
});

describe("an unusual page", () => {
  const valueOf = (page: ReturnType<typeof pageOf>) => extractDocuments(page).documents[0]?.value;

  it("may have keys that every JavaScript object inherits", () => {
    const keys =
      "  constructor: {type: string}\n  prototype: {type: string}\n  toString: {type: string}\n  hasOwnProperty: {type: string}";
    const value = valueOf(yamlPage(`components:\n schemas:\n${keys}`));
    expect(canonicalJson(value?.["components"])).toContain('"toString":{"type":"string"}');
  });

  it("may name components like members of every JavaScript object, also on two pages", async () => {
    const page = (name: string) => ({
      ...yamlPage("components: {schemas: {constructor: {type: string}, toString: {type: string}}}"),
      name,
    });
    const built = await build(page("a.md"), page("b.md"));
    expect(problemLines(built, /conflict|group/)).toEqual([]);
    expect(canonicalJson(built.document?.["components"])).toContain(
      '"constructor":{"type":"string"}',
    );
  });

  it("may have merge keys, which add only missing keys", () => {
    const value = valueOf(yamlPage("x-a: &a {one: 1, two: 2}\nx-b:\n  two: own\n  <<: *a"));
    expect(value?.["x-b"]).toEqual({ two: "own", one: 1 });
  });

  it("may define an anchor twice; an alias refers to the nearest one above", () => {
    const value = valueOf(yamlPage("x-a: &a 1\nx-b: *a\nx-c: &a 2\nx-d: *a"));
    expect(value).toMatchObject({ "x-b": 1, "x-d": 2 });
  });

  it("may have NUL, lines of a megabyte, many blank lines and large integers", () => {
    expect(valueOf(jsonPage('"x":"a\\u0000b"'))?.["x"]).toBe("a\0b");
    expect(valueOf(yamlPage(`x: ${"a".repeat(3e6)}`))?.["x"]).toHaveLength(3e6);
    expect(valueOf(yamlPage(`x: 1${"\r\n".repeat(1e6)}`))?.["x"]).toBe(1);
    expect(valueOf(jsonPage('"x":9007199254740993'))?.["x"]).toBe(9007199254740993n);
  });

  it("may have many fences and long fences", () => {
    expect(findFences("```\na\n```\n".repeat(1e5))).toHaveLength(1e5);
    expect(findFences(`${"`".repeat(1e6)}\na\n${"`".repeat(1e6)}\n`)).toMatchObject([
      { closed: true },
    ]);
    expect(findFences(`\`\`\`yaml\n${"  ```js\n".repeat(1e5)}\`\`\`\n`)).toHaveLength(1);
  });
});

it("reads or refuses a page with replaced characters, without a crash", async () => {
  const text = yamlPage(
    "components:\n  schemas:\n    A: &a\n      type: object\n      x: |\n        b\n    B: *a\n",
  ).text;
  const edit = fc.tuple(
    fc.nat(text.length - 1),
    fc.constantFrom(...Array.from("`~#:-{}[]&*!|>'\"%@,? \n\t\r\0\uFEFF\ud83dx0")),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 5 }), async (edits) => {
      const characters = Array.from(text);
      for (const [place, character] of edits) characters[place] = character;
      const built = await build(pageOf(characters.join("")));
      expect(built.documents + built.problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});

describe("the fast reader for YAML", () => {
  const word = fc.constantFrom(
    "a",
    "b c",
    "12",
    "1.5",
    "true",
    "null",
    "~",
    "'q'",
    '"d\\n"',
    "x: y",
    "- z",
    "#c",
    "a #c",
    "[]",
    "{}",
    "[a]",
    "&a b",
    "1e3",
    "2024-01-01",
    "http://x",
    "it's",
  );
  const line = fc.tuple(
    fc.nat(4),
    fc.constantFrom("", "k: ", "l:", "m: |", "n: >-", "- ", "- k: ", "o: >", "'p': "),
    fc.option(word, { nil: "" }),
  );

  it("gives the same value as the yaml package, or refuses the text", () => {
    let read = 0;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const text = `root:\n${lines.map(([indent, key, rest]) => `${" ".repeat(indent)}${key}${rest}\n`).join("")}`;
        let value: unknown;
        try {
          value = parseFastYaml(text, { page: pageOf(text), start: 0, end: text.length });
        } catch (error) {
          if (error instanceof UnsupportedSyntax) return;
          throw error;
        }
        read += 1;
        const document = parseDocument(text);
        expect(document.errors).toEqual([]);
        expect(value).toEqual(document.toJS());
      }),
      { numRuns: 5000 },
    );
    expect(read).toBeGreaterThan(500);
  });

  it("limits the depth of a document, not the number of its maps and lists", () => {
    const parse = (text: string) =>
      parseFastYaml(text, { page: pageOf(text), start: 0, end: text.length });
    const many = Array.from({ length: 1000 }, (_, index) => `k${index}:\n  - a: 1\n`).join("");
    expect(Object.keys(parse(many) as object)).toHaveLength(1000); // it is a map
    const deep = Array.from({ length: 300 }, (_, level) => `${" ".repeat(level)}a:\n`).join("");
    expect(() => parse(deep)).toThrow(UnsupportedSyntax);
  });
});
