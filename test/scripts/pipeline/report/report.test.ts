import { describe, expect, it } from "vitest";
import { compareChanges, type Change } from "../../../../scripts/pipeline/report/change.ts";
import {
  inheritOrigin,
  pointerOf,
  positionOf,
  renameEntry,
} from "../../../../scripts/pipeline/report/origins.ts";
import { lineAndColumn } from "../../../../scripts/pipeline/report/page.ts";
import { toRows, type Problem } from "../../../../scripts/pipeline/report/problems.ts";
import { fileOf } from "../../../support/pages.ts";
import { parseObject } from "../../../support/parse.ts";

const page = fileOf("page.md", "ab\n\ncd");
const other = fileOf("other.md", "ab");

it.each([
  [0, 1, 1],
  [1, 1, 2],
  [2, 1, 3],
  [3, 2, 1],
  [4, 3, 1],
  [5, 3, 2],
  [6, 3, 3],
])("offset %i is at line %i, column %i", (offset, line, column) => {
  expect(lineAndColumn({ page, offset })).toEqual({ line, column });
});

describe("the rows of a report", () => {
  it("of changes come by page, place, pointer, rule and value", () => {
    const change = (values: Partial<Change>): Change => ({
      rule: "r",
      at: { page, offset: 0 },
      pointer: "/b",
      before: "b",
      after: "z",
      ...values,
    });
    const sorted = [
      change({ at: { page: other, offset: 1 }, pointer: "/c" }),
      change({ pointer: "/a", rule: "s" }),
      change({ rule: "q", before: "c" }),
      change({ before: "a" }),
      change({}),
      change({ at: { page, offset: 1 }, pointer: "/a" }),
    ];
    expect(sorted.toReversed().sort(compareChanges)).toEqual(sorted);
  });

  it("of problems come by page, line, column, rule, pointer and message", () => {
    const problem = (values: Partial<Problem>): Problem => ({
      severity: "warning",
      rule: "overlay",
      at: { page, offset: 4 },
      pointer: "/b",
      message: "b",
      ...values,
    });
    const sorted = [
      problem({ at: undefined, message: "z" }),
      problem({ at: { page: other, offset: 1 } }),
      problem({ at: { page, offset: 3 } }),
      problem({ rule: "lint", pointer: "/z" }),
      problem({ pointer: "/a", message: "z" }),
      problem({ message: "a" }),
      problem({}),
      problem({ at: { page, offset: 5 }, rule: "lint" }),
    ];
    const expected = sorted.map((one) => toRows([one], "fallback")[0]);
    expect(toRows(sorted.toReversed(), "fallback")).toEqual(expected);
    expect(expected[0]).toMatchObject({ page: "fallback", line: 1, column: 1 });
  });
});

describe("the place of a value", () => {
  const TEXT = "a:\n  b: 1\nc: 2\n";
  const lineOf = (container: object, key?: string) => {
    const at = positionOf(container, key);
    return at && lineAndColumn(at).line;
  };

  it("is that of its key, or of its container when the page does not have the key", () => {
    const document = parseObject(TEXT);
    expect([lineOf(document, "c"), lineOf(document, "missing"), lineOf(document)]).toEqual([
      3, 1, 1,
    ]);
    expect(lineOf({}, "c")).toBeUndefined();
  });

  it("is kept when the key is renamed", () => {
    const document = parseObject(TEXT);
    renameEntry(document, "c", "d");
    expect([document["d"], lineOf(document, "d"), pointerOf(document, "d")]).toEqual([2, 3, "/d"]);
  });

  it("of a value that comes from no page is the place where it is put, at any depth", () => {
    const document = parseObject(TEXT);
    const made = { list: [{ x: 1 }] };
    inheritOrigin(made, document, "c");
    const [item] = made.list;
    expect(item && [lineOf(item, "x"), pointerOf(item, "x")]).toEqual([3, "/c/list/0/x"]);
  });

  it("stays when a value from a page is put elsewhere", () => {
    const document = parseObject(TEXT);
    const moved = document["a"] as object; // an object in the text above
    inheritOrigin(moved, document, "c");
    expect(pointerOf(moved, "b")).toBe("/a/b");
  });
});
