import { expect, it } from "vitest";
import { isChosen } from "../../../../scripts/pull/site/page-filter.ts";

const URL_OF_PAGE = "https://docs.example.com/api-reference/v1.2/get.md";

it.each([
  [[], [], true],
  [["/api-reference/"], [], true],
  [["/guides/"], [], false],
  [["/guides/", "/api-reference/"], [], true],
  [["/api-reference/"], ["get"], false],
  [["/api-reference/*/get"], [], true],
  [["get*/api-reference/"], [], false],
  [["*"], [], true],
  [["*.md"], [], true],
  // A dot is a dot, not any character.
  [["v1.2"], [], true],
  [["v1-2"], [], false],
  [["api.reference"], [], false],
  // The host is the same for all pages of a site.
  [["docs"], [], false],
  [["https://docs.example.com/api-reference/"], [], true],
  [["https://docs.example.com/guides/"], [], false],
])("with --match %j and --ignore %j a page is chosen: %s", (match, ignore, chosen) => {
  expect(isChosen(URL_OF_PAGE, { match, ignore })).toBe(chosen);
});

it("takes linear time for a pattern with many stars", () => {
  const match = [`${"*a".repeat(1000)}*b`];
  expect(isChosen(`https://docs.example.com/${"a".repeat(2000)}`, { match, ignore: [] })).toBe(
    false,
  );
});

it.each(["/文档/", "/%E6%96%87%E6%A1%A3/"])(
  "finds the letters of an escaped URL with %s",
  (pattern) => {
    const url = "https://docs.example.com/%E6%96%87%E6%A1%A3/100%/get.md";
    expect(isChosen(url.replace("100%/", ""), { match: [pattern], ignore: [] })).toBe(true);
    expect(isChosen(url, { match: ["/100%/"], ignore: [] })).toBe(true);
  },
);
