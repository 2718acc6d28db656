import { expect, it } from "vitest";
import { findLinks } from "../../../../scripts/pull/site/find-links.ts";

it.each([
  ["- [Get a task](https://a.example/get.md): Gets it.", ["https://a.example/get.md"]],
  ["- [a](/a.md)\n- [b](b.md)", ["/a.md", "b.md"]],
  ['[a](<https://a.example/a.md> "A")', ["https://a.example/a.md"]],
  ["[a](/wiki/a_(b).md)", ["/wiki/a_(b).md"]],
  [
    "- https://a.example/a.md\n1. <https://a.example/b.md>",
    ["https://a.example/a.md", "https://a.example/b.md"],
  ],
  ["- [[1.0] beta](/beta.md)", ["/beta.md"]],
  ["[no target]() and text (in parentheses)", []],
  ["See https://a.example in a sentence.", []],
])("the links of %j", (text, targets) => {
  expect(findLinks(text)).toEqual(targets);
});

it("skips the links of a code block", () => {
  const text = "- [a](/a.md)\n\n```md\n- [sample](/sample.md)\n```\n\n- [b](/b.md)\n";
  expect(findLinks(text)).toEqual(["/a.md", "/b.md"]);
});

it("reads an index with 100,000 links", () => {
  const lines = Array.from({ length: 100_000 }, (_, index) => `- [Page](/page-${index}.md)`);
  expect(findLinks(lines.join("\n"))).toHaveLength(100_000);
});
