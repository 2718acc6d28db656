import { describe, expect, it } from "vitest";
import { placeOfEntry } from "../../../../scripts/pipeline/report/entry-place.ts";
import { lineAndColumn } from "../../../../scripts/pipeline/report/page.ts";
import { problemOf, toRows } from "../../../../scripts/pipeline/report/problems.ts";
import { parseObject } from "../../../support/parse.ts";

const TEXT = "get:\n  tags: [a]\npost:\n  tags: [b]\n";

function show(container: object, key: string) {
  const { at, pointer } = placeOfEntry(container, key);
  return at && [lineAndColumn(at).line, pointer];
}

describe("the place of an entry", () => {
  it("is the line of its key when the container comes from a page", () => {
    expect(show(parseObject(TEXT), "post")).toEqual([3, "/post"]);
  });

  it("is the place of the value when merging created the container", () => {
    expect(show({ ...parseObject(TEXT) }, "post")).toEqual([4, "/post"]);
  });

  it("is the place of the first part of the value when merging created the value too", () => {
    expect(show({ paths: { "/x": { ...parseObject(TEXT) } } }, "paths")).toEqual([2, "/get"]);
  });

  it("is unknown when nothing comes from a page", () => {
    expect(show({ paths: {} }, "paths")).toBeUndefined();
  });
});

it("a problem without a position is reported at the file that it is about", () => {
  const problem = problemOf("no-page", "There is no page.", { file: "specs/api/pages" });
  expect(toRows([problem], "specs/api")).toMatchObject([{ page: "specs/api/pages", line: 1 }]);
});
