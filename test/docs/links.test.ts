import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import { pages, proseOf } from "../support/documentation.ts";

interface Link {
  page: string;
  target: string;
}

/** Relative links; URLs of other sites are not checked. */
function linksOf(page: string): Link[] {
  return [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => ({ page, target }))
    .filter(({ target }) => !/^[a-z]+:/.test(target));
}

/** The anchors of a page, made of its headings as GitHub makes them. */
function anchorsOf(page: string): string[] {
  const headings = [...proseOf(page).matchAll(/^#{1,6} (.+)$/gm)].map(
    ([, heading = ""]) => heading,
  );
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

function isBroken({ page, target }: Link): boolean {
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? page : normalize(join(dirname(page), path));
  if (!existsSync(file)) return true;
  return anchor !== undefined && !anchorsOf(file).includes(anchor);
}

/** Paths of the repository in code spans; `<api>` and the like stand for any name. */
function pathsOf(page: string): string[] {
  return [...proseOf(page).matchAll(/`((?:scripts|src|test|specs|generated|docs)\/[^`\s]*)`/g)]
    .map(([, path = ""]) => path)
    .filter((path) => !/[<*]|\/notes\//.test(path));
}

describe("links in the documentation", () => {
  test.each(pages)("%s links to files and headings that exist", (page) => {
    expect(linksOf(page).filter(isBroken)).toEqual([]);
  });

  test.each(pages)("%s names files that exist", (page) => {
    expect(pathsOf(page).filter((path) => !existsSync(path))).toEqual([]);
  });

  test("a missing file and a missing heading are broken links", () => {
    expect(isBroken({ page: "README.md", target: "docs/missing.md" })).toBe(true);
    expect(isBroken({ page: "README.md", target: "docs/errors.md#missing" })).toBe(true);
    expect(isBroken({ page: "docs/options.md", target: "#retries" })).toBe(false);
  });

  test.each(["README.md", "docs/decisions/README.md"])(
    "%s links to every page beside it",
    (index) => {
      const folder = index === "README.md" ? "docs" : dirname(index);
      const linked = linksOf(index).map(({ target }) => normalize(join(dirname(index), target)));
      const beside = pages.filter((page) => dirname(page) === folder && page !== index);
      expect(beside.filter((page) => !linked.includes(page))).toEqual([]);
    },
  );
});

test("every page begins with a heading and a sentence", () => {
  const headless = pages.filter((page) => !/^# .+\n\n\S/.test(readFileSync(page, "utf8")));
  expect(headless).toEqual([]);
});
