import { describe, expect, it } from "vitest";
import { renameRepeatedOperationIds } from "../../../../scripts/pipeline/3-merge/rename-operation-ids.ts";
import type { JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";
import { startMerge } from "../../../support/documents.ts";

const operation = (operationId: string, tag?: string, rest: JsonObject = {}) => ({
  operationId,
  ...(tag === undefined ? {} : { tags: [tag] }),
  ...rest,
});

/** All names of operations in a document, in its order, once they are distinct. */
function namesIn(document: JsonObject): string[] {
  renameRepeatedOperationIds(document, startMerge());
  return [...JSON.stringify(document).matchAll(/"operationId":"([^"]*)"/g)].map(
    ([, name = ""]) => name,
  );
}

describe("operations of one name are named", () => {
  it("after their tags", () => {
    const paths = {
      "/a": { get: operation("list", "Tasks") },
      "/b": { get: operation("list", "Jobs") },
    };
    expect(namesIn({ paths })).toEqual(["tasksList", "jobsList"]);
  });

  it("after their paths when they share a tag", () => {
    const paths = { "/a": { get: operation("list", "T") }, "/b": { get: operation("list", "T") } };
    expect(namesIn({ paths })).toEqual(["listA", "listB"]);
  });

  it("after their paths when a name after the tag is taken", () => {
    const paths = {
      "/a": { get: operation("list", "Tasks") },
      "/b": { get: operation("list", "Jobs") },
      "/c": { get: operation("jobsList") },
    };
    expect(namesIn({ paths })).toEqual(["listA", "listB", "jobsList"]);
  });

  it("after their methods and paths when they share a path", () => {
    const paths = { "/a": { get: operation("list"), post: operation("list") } };
    expect(namesIn({ paths })).toEqual(["listGetA", "listPostA"]);
  });

  it("by a number when nothing else makes them distinct", () => {
    const paths = { "/a": { get: operation("x") }, "/a/": { get: operation("x") } };
    expect(namesIn({ paths })).toEqual(["getA", "getA2"]);
  });
});

describe("names are distinct", () => {
  const same = () => operation("notify");

  it("in webhooks and in callbacks of operations", () => {
    const callbacks = { done: { "{$request.body#/url}": { post: same() } } };
    const paths = { "/a": { post: operation("create", undefined, { callbacks }) } };
    const names = namesIn({ paths, webhooks: { done: { post: same() } } });
    expect(new Set(names).size).toBe(3);
    expect(names).toContain("create");
  });

  it.each<[string, JsonObject]>([
    ["path items", { pathItems: { Hook: { post: same() } } }],
    ["callbacks", { callbacks: { Done: { "/url": { post: same() } } } }],
  ])("in %s that are components", (_, components) => {
    expect(new Set(namesIn({ paths: { "/a": { get: same() } }, components })).size).toBe(2);
  });

  it("already, so they stay as they are", () => {
    const paths = { "/a": { get: operation("one"), post: operation("two") } };
    expect(namesIn({ paths })).toEqual(["one", "two"]);
  });
});
