import { describe, expect, it } from "vitest";
import {
  groupOf,
  publicationOf,
  findDifference,
} from "../../../../scripts/pipeline/3-merge/page-groups.ts";
import type { JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";
import { documentWith } from "../../../support/documents.ts";

const page = (root: JsonObject = {}, source?: string) => documentWith("a", root, source);
const info = (title: string, version: string) => ({ info: { title, version } });
const servers = (url: string) => ({ servers: [{ url }] });
const tagged = (tag: string, path = "/a") => ({ paths: { [path]: { get: { tags: [tag] } } } });

describe("the publication of a page", () => {
  it.each<[string, ReturnType<typeof page>]>([
    ["source", page({}, "beta.yaml")],
    ["title", page(info("Others", "1"))],
    ["server", page(servers("https://other.test"))],
  ])("is another one when the %s differs", (_, other) => {
    expect(publicationOf(other)).not.toBe(publicationOf(page()));
  });

  it("is the same when only the version, the tags and the version in the path differ", () => {
    const beta = page({ ...info("Things", "2"), ...tagged("Beta", "/v2beta/a") });
    expect(publicationOf(beta)).toBe(publicationOf(page()));
    expect(groupOf(beta)).not.toBe(groupOf(page()));
  });

  it("is the same for pages whose `info` names an endpoint", () => {
    const one = page(info("Retrieve", "endpoint_tasks.retrieve"));
    const other = page(info("List", "endpoint_tasks.list"));
    expect(groupOf(one)).toBe(groupOf(other));
  });
});

describe("lists of pages are told apart", () => {
  const labels = (...lists: ReturnType<typeof page>[][]) => findDifference(lists);

  it("by the first criterion in which no page of one list equals a page of another", () => {
    const one = [page(info("Things", "1")), page(info("Parts", "1"))];
    const other = [page(info("Things", "2"))];
    expect(labels(one, other)).toEqual({ criterion: "version", labels: ["1", "2"] });
  });

  it("by several criteria together when no single one is enough", () => {
    const one = [page(info("Things", "1")), page(info("Parts", "2"))];
    const other = [page(info("Things", "2")), page(info("Parts", "1"))];
    expect(labels(one, other)?.labels).toEqual(["Parts_2", "Parts_1"]);
  });

  it("not at all when two lists hold equal pages", () => {
    expect(labels([page(), page(info("Parts", "1"))], [page()])).toBeUndefined();
  });

  it.each([
    ["/perps_openapi.yaml", "perps"],
    ["spec/beta-spec.json", "beta"],
    ["openapi.yaml", "openapi"],
    ["v2/tasks.yml", "tasks"],
  ])("by a label from the file %s", (source, label) => {
    const found = labels([page({}, "main.yaml")], [page({}, source)]);
    expect(found).toEqual({ criterion: "source", labels: ["main", label] });
  });

  it("by a label from the server, without its scheme", () => {
    const found = labels([page(servers("https://a.test"))], [page(servers("http://b.test/v2"))]);
    expect(found).toEqual({ criterion: "server", labels: ["a_test", "b_test_v2"] });
  });

  it("by the label `other` when a list says nothing about the criterion", () => {
    expect(labels([page({}, "beta.yaml")], [page()])?.labels).toEqual(["beta", "other"]);
  });

  it("by a tag that names an edition, in lower case", () => {
    const found = labels([page(tagged("Things"))], [page(tagged("Things (BETA)"))]);
    expect(found).toEqual({ criterion: "edition", labels: ["other", "beta"] });
  });

  it("by the label that comes first in the alphabet, in whatever order the pages come", () => {
    const main = [page(info("Things", "1"))];
    const [b, c] = [page(info("B", "1")), page(info("C", "1"))];
    expect(labels(main, [c, b])?.labels).toEqual(["Things", "B"]);
    expect(labels(main, [b, c])?.labels).toEqual(["Things", "B"]);
  });
});
