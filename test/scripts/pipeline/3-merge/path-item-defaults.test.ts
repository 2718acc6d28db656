import { describe, expect, it } from "vitest";
import { moveDefaultsToOperations } from "../../../../scripts/pipeline/3-merge/path-item-defaults.ts";
import type { JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";

/** The items of one path on several pages, after their defaults went to the operations. */
function spread(...items: JsonObject[]): JsonObject[] {
  const copies = structuredClone(items);
  moveDefaultsToOperations(copies);
  return copies;
}

const query = (name: string, rest: JsonObject = {}) => ({ name, in: "query", ...rest });
const server = (url: string) => [{ url }];

describe("parameters of a path", () => {
  it("stay at the path when all pages have the same", () => {
    const item = { parameters: [query("a")], get: {} };
    expect(spread(item, item)).toEqual([item, item]);
  });

  it("go to the operations of their page when the pages differ", () => {
    expect(spread({ parameters: [query("a")], get: {}, post: {} }, { put: {} })).toEqual([
      { get: { parameters: [query("a")] }, post: { parameters: [query("a")] } },
      { put: {} },
    ]);
  });

  it("do not repeat a parameter that the operation has itself", () => {
    const own = query("a", { required: true });
    const item = { parameters: [query("a"), query("b")], get: { parameters: [own] } };
    expect(spread(item, {})[0]).toEqual({ get: { parameters: [own, query("b")] } });
  });

  it("are told apart by their place and their reference", () => {
    const [one, two] = [
      { $ref: "#/components/parameters/A" },
      { $ref: "#/components/parameters/B" },
    ];
    const header = { name: "a", in: "header" };
    const item = { parameters: [one, two, query("a")], get: { parameters: [one, header] } };
    expect(spread(item, {})[0]).toEqual({ get: { parameters: [one, header, two, query("a")] } });
  });

  it("are copies, so that a later change of one operation leaves the others", () => {
    const [item] = spread({ parameters: [query("a")], get: {}, post: {} }, {});
    const { get, post } = item as Record<string, { parameters: unknown[] }>; // as given above
    expect(get?.parameters[0]).not.toBe(post?.parameters[0]);
  });
});

describe("servers of a path", () => {
  it("go to the operations that have no servers of their own", () => {
    const own = server("https://own.test");
    const item = { servers: server("https://a.test"), get: {}, post: { servers: own } };
    expect(spread(item, {})[0]).toEqual({
      get: { servers: server("https://a.test") },
      post: { servers: own },
    });
  });
});
