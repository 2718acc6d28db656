import { expect, it } from "vitest";
import { textOf } from "../../../../scripts/pipeline/values/text-of.ts";
import { build, documentOf, pageOf } from "../../../support/pages.ts";

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

it.each(["title", "version"])(
  "an object with a key `toString` as %s does not stop a run",
  async (key) => {
    const text = documentOf({ schemas: {} }).replace(/"?info"?: ?\{/, (match) => `${match}"${key}":{"toString":{}},`); // prettier-ignore
    const { problems } = await build({ "page.md": pageOf(text) });
    expect(problems.map(({ rule }) => rule)).not.toContain("crash");
  },
);
