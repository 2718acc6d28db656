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
      ["b.md:12 /paths/~1x~1{thing}~1{part}/get/parameters/0/name", "thing", "id"],
      ["b.md:16 /paths/~1x~1{thing}~1{part}/get/parameters/1/name", "part", "sub"],
    ]);
  });

  it("are documents of their own when one page has both, so that they merge", () => {
    const paths = { "/x/{id}": { get: {} }, "/x/{thing}": { delete: {} } };
    const { values, merged } = unify({ paths });
    expect(values.map((value) => value["paths"])).toEqual([
      { "/x/{id}": { get: {} } },
      { "/x/{id}": { delete: {} } },
    ]);
    expect(rowsOf(merged, "path-template")).toEqual([
      ["a.md:11 /paths/~1x~1{thing}", "/x/{thing}", "/x/{id}"],
    ]);
  });

  it("stay two paths when the page names two different operations of one method", () => {
    const described = (name: string, type: string) => ({
      operationId: `getBy-${name}`,
      parameters: [{ ...parameter(name), schema: { type } }],
    });
    const paths = {
      "/x/{id}": { get: described("id", "integer") },
      "/x/{name}": { get: described("name", "string") },
    };
    const { values, merged } = unify({ paths });
    expect(values.map((value) => value["paths"])).toEqual([paths]);
    expect(merged.changes).toEqual([]);
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

  it("are renamed in links and callbacks too", () => {
    const links = {
      self: {
        operationId: "getX",
        parameters: { thing: "$request.path.thing", "path.thing": "$request.path.other" },
      },
    };
    const expression = "https://example.com/{$request.path.thing}";
    const get = {
      operationId: "getX",
      responses: { 200: { links } },
      callbacks: { done: { [expression]: { post: {} } } },
    };
    const other = { get: { responses: { 200: { links } } } };
    const { values, merged } = unify(first, { paths: { "/x/{thing}": { get }, "/y": other } });
    const parameters = { id: "$request.path.id", "path.id": "$request.path.other" };
    const own = { 200: { links: { self: { operationId: "getX", parameters } } } };
    const paths = values[1]?.["paths"] as Record<string, JsonObject>; // `unify` keeps the paths
    expect(paths["/x/{id}"]?.["get"]).toMatchObject({
      responses: own,
      callbacks: { done: { "https://example.com/{$request.path.id}": { post: {} } } },
    });
    const foreign = { id: "$request.path.thing", "path.id": "$request.path.other" };
    expect(paths["/y"]).toMatchObject({
      get: { responses: { 200: { links: { self: { parameters: foreign } } } } },
    });
    expect(rowsOf(merged, "path-template")).toHaveLength(7);
  });

  it("have a row of their own when they are copied from a shared component", () => {
    const reference = { $ref: "#/components/parameters/Thing" };
    const components = { parameters: { Thing: parameter("thing") } };
    const paths = { "/x/{thing}": { parameters: [reference], get: {} } };
    const { merged } = unify(first, { paths, components });
    expect(rowsOf(merged, "path-template")[1]).toEqual([
      "b.md:10 /paths/~1x~1{thing}/parameters/0",
      reference,
      parameter("id"),
    ]);
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
