import { expect, it } from "vitest";
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
