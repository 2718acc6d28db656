import { describe, expect, it } from "vitest";
import { unifyTemplates } from "../../../../scripts/pipeline/3-merge/path-templates.ts";
import type { JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";
import { documentWith, rowsOf, startMerge } from "../../../support/documents.ts";

const parameter = (name: string, place = "path") => ({ name, in: place });

function unify(...roots: JsonObject[]) {
  const merged = startMerge();
  const documents = roots.map((root, index) => documentWith("abcdefgh".charAt(index), root));
  const unified = unifyTemplates(documents, merged);
  return { merged, values: unified.map(({ value }) => value) };
}

describe("two templates of one path", () => {
  it("take the names of the first page, each by its position", () => {
    const operation = { parameters: [parameter("thing"), parameter("part")] };
    const { values, merged } = unify(
      { paths: { "/x/{id}/{sub}": {} } },
      { paths: { "/x/{thing}/{part}": { get: operation } } },
    );
    expect(values[1]?.["paths"]).toEqual({
      "/x/{id}/{sub}": { get: { parameters: [parameter("id"), parameter("sub")] } },
    });
    expect(rowsOf(merged, "path-template")).toEqual([
      ["b.md:8 /paths/~1x~1{thing}~1{part}", "/x/{thing}/{part}", "/x/{id}/{sub}"],
    ]);
  });

  it("of one page are taken apart, so that they merge like those of two pages", () => {
    const operation = { parameters: [parameter("thing")] };
    const { values, merged } = unify({
      paths: { "/x/{id}": { get: {} }, "/x/{thing}": { delete: operation } },
    });
    expect(values.map(({ paths }) => paths)).toEqual([
      { "/x/{id}": { get: {} } },
      { "/x/{id}": { delete: { parameters: [parameter("id")] } } },
    ]);
    expect(rowsOf(merged, "path-template")).toMatchObject([
      [expect.stringContaining("a.md:"), "/x/{thing}", "/x/{id}"],
    ]);
  });

  it("keep the order of the paths on the page", () => {
    const { values } = unify(
      { paths: { "/x/{id}": {} } },
      { paths: { "/x/{thing}": {}, "/y": {} } },
    );
    expect(Object.keys(values[1]?.["paths"] ?? {})).toEqual(["/x/{id}", "/y"]);
  });
});

describe("the parameters of a renamed template", () => {
  const first = { paths: { "/x/{id}": {} } };

  it("keep their names in a query or a header", () => {
    const parameters = [parameter("thing"), parameter("thing", "query")];
    const { values } = unify(first, { paths: { "/x/{thing}": { get: { parameters } } } });
    expect(values[1]?.["paths"]).toEqual({
      "/x/{id}": { get: { parameters: [parameter("id"), parameter("thing", "query")] } },
    });
  });

  it("are copied from a shared component, which may serve other paths", () => {
    const reference = { $ref: "#/components/parameters/Thing" };
    const components = { parameters: { Thing: parameter("thing") } };
    const paths = { "/x/{thing}": { parameters: [reference], get: {} } };
    const { values } = unify(first, { paths, components });
    expect(values[1]).toMatchObject({
      paths: { "/x/{id}": { parameters: [parameter("id")] } },
      components,
    });
  });
});
