import { describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { parseFastJson } from "../../../../../scripts/pipeline/1-extract/parse/fast-json.ts";
import { parseFastYaml } from "../../../../../scripts/pipeline/1-extract/parse/fast-yaml.ts";
import { UnsupportedSyntax } from "../../../../../scripts/pipeline/1-extract/parse/unsupported-syntax.ts";
import { parseSource } from "../../../../../scripts/pipeline/1-extract/parse/parse.ts";
import { positionOf } from "../../../../../scripts/pipeline/report/origins.ts";
import { DocumentError } from "../../../../../scripts/pipeline/report/problems.ts";
import type { Key } from "../../../../../scripts/pipeline/values/json-pointer.ts";
import { fileOf } from "../../../../support/pages.ts";

/** The value of a text, or the rule by which it is refused. */
function read(text: string, before = ""): unknown {
  const page = fileOf("page.md", before + text);
  try {
    return parseSource({ page, start: before.length, end: page.text.length });
  } catch (error) {
    if (error instanceof DocumentError) return error.problem.rule;
    throw error;
  }
}

const sourceOf = (text: string) => ({ page: fileOf("page.md", text), start: 0, end: text.length });
const isUnread = (run: () => unknown) => {
  try {
    run();
    return false;
  } catch (error) {
    return error instanceof UnsupportedSyntax;
  }
};
const isUnreadJson = (text: string) => isUnread(() => parseFastJson(text, sourceOf(text)));
const isUnreadYaml = (text: string) => isUnread(() => parseFastYaml(text, sourceOf(text)));

describe("JSON", () => {
  it.each([
    ['{"a": "\\"b\\\\", "c": "\\\\\\""}', { a: '"b\\', c: '\\"' }],
    ["[1, -0.5, 1e3, 9007199254740993]", [1, -0.5, 1000, 9007199254740993n]],
    [
      '{"a": [], "b": {}, "c": null, "d": [true, false]}',
      { a: [], b: {}, c: null, d: [true, false] },
    ],
    ['{"a": 1} // done\n', { a: 1 }],
    ['{"a": /* here */ 1}', { a: 1 }],
    ['{"url": "https://a.test//b", "c": "/* d */"}', { url: "https://a.test//b", c: "/* d */" }],
    ['{"a": 1//b\n}', { a: "1//b" }],
    ["{a: https://a.test, b: 1}", { a: "https://a.test", b: 1 }],
  ])("%s", (text, value) => {
    expect(read(text)).toEqual(value);
  });

  it.each([
    ['{"a": 1, "a": 2}', "duplicate-key"],
    ['{"__proto__": 1}', "unsafe-key"],
    ['{"a": "\\ud83d"}', "half-character"],
    ['{"a": 1} x', "yaml-syntax"],
  ])("%s is refused by the rule %s", (text, rule) => {
    expect(read(text)).toBe(rule);
  });

  it.each(['{"a": 1} x', '{"a": 1, "a": 2}', '{"a": "\\ud83d"}', '{"a": 01}', '{"a": "b', "[1 2]"])(
    "the fast reader leaves %s to the yaml package",
    (text) => {
      expect(isUnreadJson(text)).toBe(true);
    },
  );
});

describe("YAML", () => {
  it.each([
    ["a: |\n  b\n  c\n\n", { a: "b\nc\n" }],
    ["a: |+\n  b\n\n\nc: 1\n", { a: "b\n\n\n", c: 1 }],
    ["a: |-\n  b\n\n", { a: "b" }],
    ["a: >\n  b\n  c\n\n  d\n", { a: "b c\nd\n" }],
    ["a: >\n\n  b\n  c\n", { a: "\nb c\n" }],
    ["a: >\n  b\n    c\n    d\n  e\n", { a: "b\n  c\n  d\ne\n" }],
    ["a: >\n  b\n\n    c\n\n    d\n\n  e\n", { a: "b\n\n  c\n\n  d\n\ne\n" }],
    ["a: 'it''s'\n", { a: "it's" }],
    ['a: "b\\tc"\n', { a: "b\tc" }],
    ["a: b\n  c\n\n  d\n", { a: "b c\nd" }],
    ["a:\n- b\n- - c\n  - d\n", { a: ["b", ["c", "d"]] }],
    ["url: https://a.test//b # comment\n", { url: "https://a.test//b" }],
    ["a: '# no comment'\n", { a: "# no comment" }],
    ["---\na: 1\n", { a: 1 }],
    ["null\n", null],
  ])("%j", (text, value) => {
    expect(read(text)).toEqual(value);
    expect(parseYaml(text)).toEqual(value);
  });

  it.each([
    "a #b: 1\n",
    "a: b #c\n",
    "a: b: c\n",
    "a: b:\n",
    "a: b\n  # comment\n  c\n",
    "a: 'it's'\n",
    "a: |\n    b\n  c\n",
    "---\na: 1\n",
    "--- a: 1\n",
    "...\n",
    "%YAML 1.2\n",
    "<<:\n  a: 1\n",
    'a: "\\ud83d"\n',
    "a: 1\na: 2\n",
    "a:\tb\n",
  ])("the fast reader leaves %j to the yaml package", (text) => {
    expect(isUnreadYaml(text)).toBe(true);
  });
});

it("text behind two slashes is a comment in JSON only", () => {
  expect(read("a: b // c: d\n")).toBe("yaml-syntax");
});

it("an integer keeps its digits beyond 2^53, and is a number below", () => {
  expect(read("a: &a 9007199254740993\nb: 5\n")).toEqual({ a: 9007199254740993n, b: 5 });
});

describe("merge keys and aliases", () => {
  it("a map's own keys win over those that it merges, wherever they are", () => {
    expect(read("a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  y: own\n")).toMatchObject({
      b: { x: 1, y: "own" },
    });
  });

  it("a merge key without an anchor gives its keys", () => {
    expect(read("a:\n  <<:\n    x: 1\n  y: 2\n")).toEqual({ a: { x: 1, y: 2 } });
  });

  it("a quoted merge key is a key like others", () => {
    expect(read("a: &a {x: 1}\nb:\n  '<<': *a\n")).toMatchObject({ b: { "<<": { x: 1 } } });
  });

  it("a key may have an anchor", () => {
    expect(read("&a one: 1\ntwo: *a\n")).toEqual({ one: 1, two: "one" });
  });

  it("an alias within a copy refers to the same node as in the original", () => {
    const text = "a: &a 1\nb: &b {x: *a}\nc: &a 2\nd: *b\ne: *a\n";
    expect(read(text)).toMatchObject({ d: { x: 1 }, e: 2 });
  });

  it("an anchor within a copy does not hide a later anchor of that name", () => {
    const text = "a: &a {x: &b 1}\nc: &b 2\nd: *a\ne: *b\n";
    expect(read(text)).toMatchObject({ d: { x: 1 }, e: 2 });
  });
});

describe("the place of a value", () => {
  const BEFORE = "# A page\n\n";

  function offsetOf(text: string, key: Key): number {
    const value = read(text, BEFORE) as { list: object }; // each text below has a list
    return (positionOf(value.list, key)?.offset ?? -1) - BEFORE.length;
  }

  it.each([
    ["plain YAML", "list:\n  - a\n  -   b\n"],
    ["YAML that only the package reads", "x: &x 1\nlist: [a, b]\n"],
    ["JSON", '{"list": ["a", "b"]}'],
  ])("in a list is that of the item, in %s", (_, text) => {
    expect(text.charAt(offsetOf(text, 0)).replace('"', "a")).toBe("a");
    expect(text.slice(offsetOf(text, 1)).replace('"', "").charAt(0)).toBe("b");
  });

  it.each([
    '{"list": {"one": 1, "two": 2}}',
    "list:\n  one: 1\n  two: 2\n",
    "list: {one: 1, two: 2}\n",
  ])("in an object is that of the key, in %j", (text) => {
    expect(text.slice(offsetOf(text, "two")).replace('"', "").slice(0, 3)).toBe("two");
  });
});

describe("a long document with syntax that only the slow reader supports", () => {
  const quoted = 'a:\n  b: "one\n    two"\n';

  it("is read if its comments and texts make it long", () => {
    const value = read(`${quoted}${`# ${"x".repeat(98)}\n`.repeat(1e4)}`);
    expect(value).toEqual({ a: { b: "one two" } });
  });

  it("is refused at the first line with such syntax if it has too many keys", () => {
    const text = `c: 1\n${quoted}d:\n${"  - e\n".repeat(8e5)}`;
    expect(read(text)).toBe("too-long");
    const offsets: unknown[] = [];
    try {
      parseSource({ page: fileOf("page.yaml", text), start: 0, end: text.length });
    } catch (error) {
      if (error instanceof DocumentError) offsets.push(error.problem.at?.offset);
    }
    expect(offsets).toEqual([text.indexOf('"one')]);
  });
});
