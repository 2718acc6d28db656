import { describe, expect, it } from "vitest";
import {
  createRepairTest,
  locateFinding,
} from "../../../../scripts/pipeline/6-output/lint-findings.ts";
import { lineAndColumn } from "../../../../scripts/pipeline/report/page.ts";
import { parseObject } from "../../../support/parse.ts";

const TEXT = `openapi: 3.1.0
paths:
  /tasks/{id}:
    get:
      tags:
        - one
        - two
`;

function place(document: object, pointer: string) {
  const finding = {
    severity: "warning",
    rule: "some-rule",
    message: "It is wrong.",
    pointer,
  } as const;
  const { at, pointer: onPage, severity, rule } = locateFinding(document, finding);
  expect([severity, rule]).toEqual(["warning", "some-rule"]);
  const { line, column } = at ? lineAndColumn(at) : { line: 0, column: 0 };
  return `${at?.page.path ?? "nowhere"}:${line}:${column} ${onPage}`;
}

describe("an unused component", () => {
  const isByRepair = createRepairTest(
    ["#/components/schemas/A/properties/b", [{ $ref: "#/components/parameters/P" }], undefined].map(
      (before) => ({ rule: "some-rule", at: undefined, pointer: "", before, after: undefined }),
    ),
  );
  const unused = (pointer: string) => isByRepair({ rule: "no-unused-components", pointer });

  it("is not the page's fault if a repair replaced a reference to it or to a part of it", () => {
    expect(unused("/components/schemas/A")).toBe(true);
    expect(unused("/components/parameters/P")).toBe(true);
    expect(isByRepair({ rule: "some-rule", pointer: "/components/schemas/A" })).toBe(false);
  });

  it("is the page's fault if no repair concerns it", () => {
    expect(unused("/components/schemas/AB")).toBe(false);
    expect(unused("/components/schemas/P")).toBe(false);
  });
});

describe("a finding of the linter", () => {
  it("in a path that merging made is placed at its first operation", () => {
    const item = parseObject("get:\n  tags: [a]\npost:\n  tags: [b]\n");
    const document = { paths: { "/x": { ...item } } };
    expect(place(document, "/paths/~1x")).toBe("page.md:2:3 /get");
    expect(place(document, "/paths/~1x/post")).toBe("page.md:3:1 /post");
  });

  it("in a document without any page has no place", () => {
    expect(place({ info: {} }, "/info")).toBe("nowhere:0:0 undefined");
  });

  it.each([
    ["/paths", "page.md:2:1 /paths"],
    ["/paths/~1tasks~1{id}/get", "page.md:4:5 /paths/~1tasks~1{id}/get"],
    ["/paths/~1tasks~1{id}/get/tags/1", "page.md:7:11 /paths/~1tasks~1{id}/get/tags/1"],
  ])("at %s is placed at its own line of the page", (pointer, expected) => {
    expect(place(parseObject(TEXT), pointer)).toBe(expected);
  });

  it("at a key that does not exist is placed at the nearest key above", () => {
    const pointer = "/paths/~1tasks~1{id}/get/responses/200";
    expect(place(parseObject(TEXT), pointer)).toBe("page.md:4:5 /paths/~1tasks~1{id}/get");
  });

  it("within a part that comes from no page is placed at the part around it", () => {
    const document = parseObject(TEXT);
    document["paths"] = { "/made": {} };
    expect(place(document, "/paths/~1made/get")).toBe("page.md:2:1 /paths");
  });

  it("in a document that merging made is placed at the part that comes from a page", () => {
    const document = { info: {}, paths: parseObject(TEXT)["paths"] };
    expect(place(document, "/paths/~1tasks~1{id}/get/tags/0")).toBe(
      "page.md:6:11 /paths/~1tasks~1{id}/get/tags/0",
    );
    expect(place(document, "/info/title")).toBe("page.md:3:3 /paths");
  });
});
