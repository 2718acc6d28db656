import { describe, expect, it } from "vitest";
import { mergeDocuments, sortComponents } from "../../../../scripts/pipeline/3-merge/merge.ts";
import { mergeOperation } from "../../../../scripts/pipeline/3-merge/merge-operations.ts";
import { pointerOf } from "../../../../scripts/pipeline/report/origins.ts";
import { objectAt, type JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";
import { documentWith, pageDocuments, startMerge } from "../../../support/documents.ts";

function merge(...roots: JsonObject[]) {
  return mergeDocuments(
    roots.map((root, index) => documentWith("abcdefgh".charAt(index), root)),
    "api",
  ).document;
}

const PATHS = { "/x": { get: { responses: {} } } };

const responds = (type: string) => ({
  responses: { 200: { description: "Done.", content: { [type]: { schema: { type: "string" } } } } },
});

describe("the merged document", () => {
  it("has the latest version of OpenAPI among the pages", () => {
    expect(merge({ openapi: "3.1.1" }, { openapi: "3.1.0" })["openapi"]).toBe("3.1.1");
  });

  it("lists its paths in the order of their names", () => {
    const item = { get: { responses: {} } };
    expect(Object.keys(objectAt(merge({ paths: { "/b": item, "/a": item } }), "paths"))).toEqual([
      "/a",
      "/b",
    ]);
  });

  it("holds the webhooks of every page", () => {
    const hook = (name: string) => ({ webhooks: { [name]: { post: { responses: {} } } } });
    expect(Object.keys(objectAt(merge(hook("one"), hook("two")), "webhooks"))).toEqual([
      "one",
      "two",
    ]);
  });

  it("does not depend on the order of the documents on one page", () => {
    const one = { servers: [{ url: "https://one.test" }] };
    const two = { servers: [{ url: "https://two.test" }] };
    const documents = () =>
      pageDocuments("a.md", { paths: PATHS, ...one }, { paths: PATHS, ...two });
    const forward = mergeDocuments(documents(), "api").document;
    expect(forward).toMatchObject(one);
    expect(mergeDocuments(documents().reverse(), "api").document).toEqual(forward);
  });

  it("has its components in the order of their names once it is sorted", () => {
    const components = { schemas: { B: {}, A: {} }, parameters: {}, "x-a": 1 };
    const sorted = objectAt(sortComponents({ components }), "components");
    expect(Object.keys(sorted)).toEqual(["parameters", "schemas", "x-a"]);
    expect(Object.keys(objectAt(sorted, "schemas"))).toEqual(["A", "B"]);
  });
});

describe("an operation on three pages", () => {
  function mergeOn(...types: string[]) {
    const merged = startMerge();
    const entries = types.map((type, index) => {
      const paths = { "/x": { get: responds(type) } };
      const document = documentWith("abcdefgh".charAt(index), { paths });
      return { document, container: objectAt(objectAt(document.value, "paths"), "/x"), key: "get" };
    });
    const operation = { name: "GET /x", entries, sizes: new Map() };
    return { value: mergeOperation(operation, merged), ...merged };
  }

  it("has the media types of all of them", () => {
    const { value, problems } = mergeOn("application/json", "text/csv", "text/event-stream");
    const content = objectAt(objectAt(objectAt(value, "responses"), "200"), "content");
    expect(Object.keys(content)).toEqual(["application/json", "text/csv", "text/event-stream"]);
    expect(problems.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual([
      "warning joined-operations",
      "warning joined-operations",
    ]);
  });

  it("has a row per page, with the operation that the pages make up together", () => {
    const { changes, value } = mergeOn("application/json", "text/csv", "text/event-stream");
    expect(changes.map(({ at, after }) => [at?.page.name.at(-4), after])).toEqual(
      ["a", "b", "c"].map((name) => [name, value]),
    );
  });

  it("has its place on the first page", () => {
    const { value } = mergeOn("application/json", "text/csv");
    expect(pointerOf(value as object, "responses")).toBe("/paths/~1x/get/responses"); // a joined operation
  });
});
