import { describe, expect, it } from "vitest";
import { diffDocuments } from "../../../scripts/diff/diff-documents.ts";
import { diffTypes } from "../../../scripts/diff/diff-types.ts";

const documentWith = (schemas: Record<string, unknown>) => ({
  openapi: "3.1.0",
  info: { title: "x", version: "1" },
  paths: {},
  components: { schemas },
});
const withTask = (Task: unknown) => documentWith({ Task });

async function kindsOf(before: unknown, after: unknown): Promise<string[]> {
  const changes = await diffTypes(withTask(before), withTask(after));
  return changes.map(({ kind, location }) => `${kind} ${location}`);
}

describe("the generated types", () => {
  it("drop a change that they do not show", async () => {
    const [before, after] = [
      { type: "boolean" },
      { oneOf: [{ type: "boolean" }, { type: "boolean" }] },
    ];
    expect(diffDocuments(withTask(before), withTask(after))).not.toEqual([]);
    expect(await kindsOf(before, after)).toEqual([]);
  });

  it("keep a change that matters at run time only", async () => {
    const [before, after] = [
      { type: "string", format: "date" },
      { type: "string", format: "uuid" },
    ];
    expect(await kindsOf(before, after)).toEqual(["format-changed Task"]);
  });

  it("add a change that no rule describes", async () => {
    // A wrapper that demands a list too: no value fits.
    const before = { anyOf: [{ const: "x" }, { type: "null" }] };
    expect(diffDocuments(withTask(before), withTask({ ...before, type: "array" }))).toEqual([]);
    expect(await kindsOf(before, { ...before, type: "array" })).toEqual(["type-differs Task"]);
  });

  it("add nothing if a type is only written in another way", async () => {
    const User = { type: "object", properties: { name: { type: "string" } } };
    const task = (user: unknown) => ({ type: "object", properties: { user } });
    const inline = documentWith({ Task: task(User), User });
    const referring = documentWith({ Task: task({ $ref: "#/components/schemas/User" }), User });
    expect(await diffTypes(inline, referring)).toEqual([]);
  });

  it("are not asked if they cannot be generated", async () => {
    const broken = { $ref: "#/components/schemas/Missing" };
    expect(await kindsOf({ type: "string" }, broken)).not.toEqual([]);
  });
});

describe("operations", () => {
  type Value = Record<string, unknown>;
  const text = { content: { "text/plain": { schema: { type: "string" } } } };
  const query = (required: boolean) => ({
    ...{ in: "query", name: "limit", required },
    schema: { type: "string" },
  });
  const operation = (operationId: string, rest: Value) => ({
    operationId,
    responses: { 200: { description: "" } },
    ...rest,
  });
  const documentOf = (paths: Value, components: Value = {}) => ({
    ...documentWith({}),
    paths,
    components,
  });
  const found = async (before: Value, after: Value) => {
    const changes = await diffTypes(before, after);
    return changes.map(({ kind, operations }) => `${kind} ${operations.join(", ")}`);
  };

  it.each([
    ["with an ID", true],
    ["without an ID", false],
  ])("%s that share a change have only this change", async (_title, hasId) => {
    const both = (rest: Value) => {
      const get = (id: string) =>
        operation(id, { ...rest, ...(!hasId && { operationId: undefined }) });
      return documentOf({ "/a": { get: get("a") }, "/b": { get: get("b") } });
    };
    expect(await found(both({}), both({ parameters: [query(false)] }))).toEqual([
      "parameter-added GET /a, GET /b",
    ]);
  });

  it("show that a parameter or body with a reference became required", async () => {
    const referring = (required: boolean) =>
      documentOf(
        {
          "/a": {
            post: operation("a", {
              parameters: [{ $ref: "#/components/parameters/Limit" }],
              requestBody: { $ref: "#/components/requestBodies/Text" },
            }),
          },
        },
        {
          parameters: { Limit: query(required) },
          requestBodies: { Text: { required, ...text } },
        },
      );
    expect(await found(referring(false), referring(true))).toEqual([
      "parameter-became-required POST /a",
      "request-body-became-required POST /a",
    ]);
  });

  it("keep the changes of their callbacks, which the types do not show", async () => {
    const calling = (type: string) => {
      const post = operation("done", {
        requestBody: { content: { "text/plain": { schema: { type } } } },
      });
      const callbacks = { done: { "{$request.body#/url}": { post } } };
      return documentOf({ "/a": { post: operation("a", { callbacks }) } });
    };
    expect(await found(calling("string"), calling("boolean"))).toEqual([
      "type-changed POST callback done of POST /a",
    ]);
  });

  it("may get a parameter from their path, or from themselves", async () => {
    const own = documentOf({ "/a": { get: operation("a", { parameters: [query(false)] }) } });
    const shared = documentOf({ "/a": { parameters: [query(false)], get: operation("a", {}) } });
    expect(await found(own, shared)).toEqual([]);
    expect(await found(shared, own)).toEqual([]);
    const required = { parameters: [query(true)], get: operation("a", {}) };
    expect(await found(own, documentOf({ "/a": required }))).toEqual([
      "parameter-became-required GET /a",
    ]);
  });

  it("of a path item with a reference are compared", async () => {
    const referring = (required: boolean) =>
      documentOf(
        { "/a": { $ref: "#/components/pathItems/Item" } },
        { pathItems: { Item: { get: operation("a", { parameters: [query(required)] }) } } },
      );
    expect(await found(referring(false), referring(true))).toEqual([
      "parameter-became-required GET /a",
    ]);
  });
});
