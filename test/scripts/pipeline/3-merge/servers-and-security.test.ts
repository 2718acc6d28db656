import { describe, expect, it } from "vitest";
import {
  mergeSecurity,
  mergeServers,
} from "../../../../scripts/pipeline/3-merge/servers-and-security.ts";
import { objectAt, type JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";
import { documentWith, rowsOf, startMerge } from "../../../support/documents.ts";

const [ONE, TWO] = ["https://one.test", "https://two.test"];
const at = (url: string, rest: JsonObject = {}) => ({ servers: [{ url }], ...rest });

function withServers(...roots: JsonObject[]) {
  const merged = startMerge();
  const documents = roots.map((root, index) => documentWith("abcdefgh".charAt(index), root));
  mergeServers(documents, merged.document, merged);
  return { merged, values: documents.map(({ value }) => value) };
}

describe("the servers of an API", () => {
  it("are those of most pages, not those of the first", () => {
    const { merged } = withServers(at(ONE), at(TWO), at(TWO));
    expect(merged.document).toEqual(at(TWO));
  });

  it("are those of the first page when no servers are more frequent", () => {
    expect(withServers(at(TWO), at(ONE)).merged.document).toEqual(at(TWO));
  });

  it("are not taken from a page that has components only", () => {
    const models = at(ONE, { paths: {} });
    expect(withServers(models, models, at(TWO)).merged.document).toEqual(at(TWO));
  });

  it("may come from a page that has webhooks only", () => {
    const hook = at(ONE, { paths: {}, webhooks: { done: { post: {} } } });
    expect(withServers(hook).merged.document).toEqual(at(ONE));
  });
});

describe("a page with other servers", () => {
  it("keeps them at its paths, with a row for each", () => {
    const { merged, values } = withServers(at(ONE), at(ONE), at(TWO));
    expect(values[2]?.["paths"]).toMatchObject({ "/c": at(TWO) });
    expect(rowsOf(merged, "page-servers")).toEqual([
      ["c.md:8 /paths/~1c/servers", undefined, [{ url: TWO }]],
    ]);
  });

  it("leaves the servers that a path names itself", () => {
    const own = at(TWO, { paths: { "/c": at("https://own.test") } });
    const { values } = withServers(at(ONE), at(ONE), own);
    expect(values[2]?.["paths"]).toEqual({ "/c": at("https://own.test") });
  });
});

describe("the security of an API", () => {
  const KEY = { security: [{ key: [] }] };
  const operationOf = (value: JsonObject | undefined, path: string) =>
    objectAt(objectAt(value, "paths"), path)["get"];

  function withSecurity(...roots: JsonObject[]) {
    const merged = startMerge();
    const values = roots.map((root, index) => documentWith("abcdefgh".charAt(index), root).value);
    mergeSecurity(values, merged.document, merged);
    return { merged, values };
  }

  it("is that of its pages if all agree", () => {
    const { merged } = withSecurity(KEY, KEY);
    expect([merged.document, merged.changes]).toEqual([KEY, []]);
  });

  it("does not depend on a page that has components only", () => {
    const { merged } = withSecurity(KEY, { paths: {}, security: [] });
    expect(merged.document).toEqual(KEY);
  });

  it("moves to the operations of each page when the pages differ", () => {
    const { merged, values } = withSecurity(KEY, { security: [] });
    expect(merged.document).toEqual({});
    expect(operationOf(values[0], "/a")).toMatchObject(KEY);
    expect(operationOf(values[1], "/b")).toMatchObject({ security: [] });
  });

  it("leaves the security that an operation has of its own", () => {
    const own = { "/b": { get: { security: [{ other: [] }] } } };
    const { values } = withSecurity(KEY, { security: [], paths: own });
    expect(operationOf(values[1], "/b")).toEqual({ security: [{ other: [] }] });
  });
});
