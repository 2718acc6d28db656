import { expect, it } from "vitest";
import { parse } from "yaml";
import { renderYaml } from "../../../../scripts/pipeline/6-output/openapi-yaml.ts";

/** The lines below the head. */
const linesOf = (document: object) =>
  renderYaml({ ...document }, "api")
    .split("\n")
    .filter((line) => !line.startsWith("#"));

it("the root's keys come in the customary order, and others behind them", () => {
  expect(linesOf({ "x-a": 1, paths: {}, info: {}, openapi: "3.1.1" })).toEqual([
    "openapi: 3.1.1",
    "info: {}",
    "paths: {}",
    "x-a: 1",
    "",
  ]);
});

it("a value that is at two places is written twice, without an alias", () => {
  const schema = { type: "string" };
  expect(linesOf({ components: { schemas: { A: schema, B: schema } } }).join("\n")).not.toMatch(
    /[&*]/,
  );
});

it("a long text stays on its line", () => {
  const description = "word ".repeat(60).trim();
  expect(linesOf({ info: { description } })).toEqual([
    "info:",
    `  description: ${description}`,
    "",
  ]);
});

it("integers beyond 2^53 keep their digits", () => {
  expect(linesOf({ "x-a": 9007199254740993n })).toEqual(["x-a: 9007199254740993", ""]);
});

it.each(["  \n", "\n", " \n \n", "\t\n", "a\n  \n", "\n  a", "a\u2028b", "# a", "- a"])(
  "%j is read back as it is",
  (text) => {
    const written = renderYaml({ "x-a": text, "x-b": [text] }, "api");
    expect(parse(written)).toEqual({ "x-a": text, "x-b": [text] });
  },
);

it("a value that YAML cannot hold is an error", () => {
  const problem = { severity: "error", rule: "unwritable" };
  expect(() => renderYaml({ "x-a": new Date(0) }, "api")).toThrow(
    expect.objectContaining({ problem: expect.objectContaining(problem) }),
  );
});

it("characters that hide or reorder text are escapes, in values and keys", () => {
  const document = {
    info: { description: "a\u202eb\nline\u2028 \u{e0041}" },
    paths: { "/x\u2066": {} },
    "x-plain": "one\ntwo",
  };
  const lines = linesOf(document);
  expect(lines).toEqual([
    "info:",
    String.raw`  description: "a\u202eb\nline\u2028 \U000e0041"`,
    "paths:",
    String.raw`  "/x\u2066": {}`,
    "x-plain: |-",
    "  one",
    "  two",
    "",
  ]);
  expect(parse(lines.join("\n"))).toEqual(document);
});
