import { describe, expect, it } from "vitest";
import {
  mergeExtensions,
  mergeInfo,
  mergeOtherKeys,
  mergeTags,
} from "../../../../scripts/pipeline/3-merge/info-and-tags.ts";
import { objectAt, type JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";
import { documentWith, rowsOf, startMerge } from "../../../support/documents.ts";

const pages = (...roots: JsonObject[]) =>
  roots.map((root, index) => documentWith("abcdefgh".charAt(index), root).value);

describe("the tags of all pages", () => {
  function tagsOf(...lists: unknown[][]) {
    const merged = startMerge();
    mergeTags(pages(...lists.map((tags) => ({ tags }))), merged.document, merged);
    return { tags: merged.document["tags"], rows: rowsOf(merged, "fuller-text") };
  }
  const short = { name: "Things" };
  const full = { name: "Things", description: "All about things." };

  it("take the longer text of a name, with a row for the page with the shorter one", () => {
    const row = ["a.md:15 /tags/0", short, full];
    expect(tagsOf([short], [full])).toEqual({ tags: [full], rows: [row] });
    const reversed = ["b.md:15 /tags/0", short, full];
    expect(tagsOf([full], [short])).toEqual({ tags: [full], rows: [reversed] });
  });

  it("take the same one of two equally long texts, in whatever order the pages come", () => {
    const [one, other] = [
      { name: "Things", description: "Ab." },
      { name: "Things", description: "Cd." },
    ];
    expect(tagsOf([one], [other]).tags).toEqual([one]);
    expect(tagsOf([other], [one]).tags).toEqual([one]);
  });

  it("come in the order in which the pages name them", () => {
    const [b, a] = [{ name: "B" }, { name: "A" }];
    expect(tagsOf([b], [a, b]).tags).toEqual([b, a]);
  });
});

describe("the info of an API", () => {
  function infoOf(...infos: JsonObject[]) {
    const merged = startMerge();
    const info = mergeInfo(pages(...infos.map((value) => ({ info: value }))), "api", merged);
    return { info, rows: rowsOf(merged, "api-info").length };
  }

  it("keeps the fields on which all pages agree", () => {
    const info = { title: "Things", version: "1" };
    expect(infoOf(info, info)).toEqual({ info, rows: 0 });
  });

  it("has the API's name and an unknown version where the pages differ, with a row for each", () => {
    const found = infoOf({ title: "A", version: "1" }, { title: "B", version: "2" });
    expect(found).toEqual({ info: { title: "api", version: "unknown" }, rows: 2 });
  });

  it("does not take the name of an endpoint for the title", () => {
    const endpoint = { title: "Retrieve", version: "endpoint_tasks.retrieve" };
    const info = { title: "Things", version: "1" };
    expect(infoOf(endpoint, info)).toEqual({ info, rows: 1 });
  });

  it("has the API's name in place of an empty title", () => {
    const found = infoOf({ title: "", version: "1" });
    expect(found).toEqual({ info: { title: "api", version: "1" }, rows: 1 });
  });
});

describe("extensions of the components", () => {
  function extensionsOf(...sets: JsonObject[]) {
    const merged = startMerge();
    const documents = pages(...sets.map((components) => ({ components })));
    const values = documents.map((value) => objectAt(value, "components"));
    return { extensions: mergeExtensions(values, merged), rows: rowsOf(merged, "page-root") };
  }

  it("stay when every page that has one has the same", () => {
    expect(extensionsOf({ "x-a": { b: 1 } }, {}, { "x-a": { b: 1 } })).toEqual({
      extensions: { "x-a": { b: 1 } },
      rows: [],
    });
  });

  it("are left out when two pages differ, with a row for each", () => {
    expect(extensionsOf({ "x-a": 1 }, { "x-a": 2 })).toMatchObject({
      extensions: {},
      rows: [
        [expect.stringContaining("/components/x-a"), 1, undefined],
        [expect.stringContaining("/components/x-a"), 2, undefined],
      ],
    });
  });
});

describe("other keys of the root", () => {
  function restOf(...roots: JsonObject[]) {
    const merged = startMerge();
    mergeOtherKeys(pages(...roots), merged.document, merged);
    return { rest: merged.document, rows: rowsOf(merged, "page-root") };
  }

  it("stay when every page has the same", () => {
    const root = { externalDocs: { url: "https://docs.test" } };
    expect(restOf(root, root)).toEqual({ rest: root, rows: [] });
  });

  it("are left out when a page differs or lacks them, with a row for each page that has them", () => {
    expect(restOf({ "x-a": 1 }, { "x-a": 2 }, {})).toEqual({
      rest: {},
      rows: [
        ["a.md:14 /x-a", 1, undefined],
        ["b.md:14 /x-a", 2, undefined],
      ],
    });
  });
});
