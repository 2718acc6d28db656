import { describe, expect, it } from "vitest";
import { namePages } from "../../../../scripts/add/site/page-names.ts";
import { findClash, reasonToRefuseName } from "../../../../scripts/shared/file-names.ts";

const ORIGIN = "https://docs.example.com";

function names(paths: string[], { index = "/llms.txt", others = [] as string[] } = {}): string[] {
  const pages = paths.map((path) => ({ url: `${ORIGIN}${path}` }));
  return namePages(
    pages,
    ORIGIN + index,
    others.map((name) => ({ name })),
  ).map(({ name }) => name);
}

describe("the file name of a page of a site", () => {
  it.each([
    ["/tasks/get.md", "tasks-get.md"],
    ["/get.mdx", "get.mdx"],
    ["/openapi.json", "openapi.json"],
    ["/spec/v1.2/openapi.yaml", "spec-v1.2-openapi.yaml"],
    ["/%E6%96%87%E6%A1%A3/get.md", "文档-get.md"],
    ["/..%2F..%2Fetc%2Fpasswd.md", "etc-passwd.md"],
    ["/.hidden.md", "hidden.md"],
    ["/100%.md", "100.md"],
    ["/get.md?version=2", "version-2-get.md"],
    ["/.md", "index.md"],
  ])("%s is %s", (path, name) => {
    expect(names([path])).toEqual([name]);
  });

  it("is relative to the directory of the index", () => {
    expect(names(["/docs/api/get.md", "/other/get.md"], { index: "/docs/llms.txt" })).toEqual([
      "api-get.md",
      "other-get.md",
    ]);
  });

  it("does not contain the directory .well-known of an index", () => {
    expect(names(["/docs/get.md"], { index: "/docs/.well-known/llms.txt" })).toEqual(["get.md"]);
  });

  it("does not depend on the other pages", () => {
    expect(names(["/a/get.md", "/b/get.md"])).toEqual(["a-get.md", "b-get.md"]);
    expect(names(["/b/get.md"])).toEqual(["b-get.md"]);
  });

  it.each([
    [["/a/b-c.md", "/a-b/c.md"]],
    [["/Get.md", "/get.md"]],
    [["/caf%C3%A9.md", "/cafe%CC%81.md"]],
    [["/con.md", "/aux.yaml"]],
    [["/nul.v1.md", "/lpt1.a.b.json"]],
    [[`/${"文".repeat(100)}.md`, `/${"文".repeat(101)}.md`]],
    [["/a/../../b.md", "/b.md?"]],
  ])("is safe on every disk, and unique: %j", (paths) => {
    const found = names(paths);
    expect(found.map(reasonToRefuseName)).toEqual([undefined, undefined]);
    expect(findClash(found)).toBeUndefined();
  });

  it("is not that of a page that the API has", () => {
    expect(names(["/get.md"], { others: ["GET.md"] })).toEqual([
      expect.stringMatching(/^get-[0-9a-f]{8}\.md$/),
    ]);
  });
});
