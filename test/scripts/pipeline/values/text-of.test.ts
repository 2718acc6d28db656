import { expect, it } from "vitest";
import { textOf } from "../../../../scripts/pipeline/values/text-of.ts";
import { build, pageOf } from "../../../support/pages.ts";

it.each([
  ["a", "a"],
  [5, "5"],
  [undefined, "undefined"],
  [["a", 1], "a,1"],
  [{ a: 1 }, "[object Object]"],
  [{ toString: {} }, "[object Object]"],
  [[{ toString: "text" }], "[object Object]"],
])("%j becomes %j", (value, text) => {
  expect(textOf(value)).toBe(text);
});

it.each([
  '{"openapi":{"toString":{}},"paths":{}}',
  '{"openapi":"3.1.1","paths":{"/a":{"get":{"parameters":[{"name":"a","in":{"toString":{}}}]}}}}',
])("%s does not crash", async (text) => {
  const { problems } = await build({ "page.md": pageOf(text) });
  expect(problems.map(({ rule }) => rule)).not.toContain("crash");
});
