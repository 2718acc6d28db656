import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/pipeline/values/json-object.ts";
import * as quirks from "../../../scripts/quirks/index.ts";
import { repair, repairOperation } from "../../support/repair.ts";

const repairOf = (...given: Parameters<typeof repairOperation>) =>
  repairOperation(...given).operation;

const inQuery = (name: string, rest: JsonObject = {}) => ({ name, in: "query", ...rest });

describe("parameters", () => {
  it.each<[string, keyof typeof quirks, JsonObject[], JsonObject[] | undefined]>([
    [
      "of one name at two places are two",
      "duplicateParameters",
      [inQuery("a"), { name: "a", in: "header" }, inQuery("a", { required: true })],
      [inQuery("a"), { name: "a", in: "header" }],
    ],
    [
      "called `accept` are left out in headers only",
      "protocolHeaders",
      [inQuery("accept"), { name: "Accept", in: "header" }],
      [inQuery("accept")],
    ],
    [
      "without a name or at an unknown place are left out",
      "namelessParts",
      [inQuery("a"), { in: "query" }, { name: "b", in: "body" }, { name: "c" }],
      [inQuery("a")],
    ],
    [
      "keep the type in their schema when one is beside their name too",
      "parameterSchema",
      [inQuery("a", { type: "string", schema: { type: "integer" }, minLength: 1 })],
      [inQuery("a", { schema: { type: "integer", minLength: 1 } })],
    ],
    [
      "are required when their schema says so of itself, and not when it denies it",
      "booleanRequired",
      [inQuery("a", { schema: { required: true } }), inQuery("b", { schema: { required: false } })],
      [inQuery("a", { schema: {}, required: true }), inQuery("b", { schema: {} })],
    ],
    [
      "without a schema have an open one, unless they have content",
      "missingFields",
      [inQuery("a"), inQuery("b", { content: {} })],
      [inQuery("a", { schema: {} }), inQuery("b", { content: {} })],
    ],
    [
      "all left out leave no list",
      "protocolHeaders",
      [{ name: "accept", in: "header" }],
      undefined,
    ],
  ])("%s", (_, name, before, after) => {
    const operation = repairOf(quirks[name], { parameters: before, responses: {} });
    expect((operation as JsonObject)["parameters"]).toEqual(after); // an operation is an object
  });

  it("of the path are required", () => {
    const parameter = { name: "id", in: "path", schema: {} };
    const paths = { "/items/{id}": { get: { parameters: [parameter] } } };
    expect(repair({ paths }, quirks.pathParameters).document).toEqual({
      paths: { "/items/{id}": { get: { parameters: [{ ...parameter, required: true }] } } },
    });
  });

  it("of the path that have no place in it are left out with a warning", () => {
    const parameters = [{ name: "other", in: "path", required: true }];
    const { document, problems } = repair(
      { paths: { "/items": { get: { parameters } } } },
      quirks.pathParameters,
    );
    expect(document).toEqual({ paths: { "/items": { get: {} } } });
    expect(problems.map(({ severity }) => severity)).toEqual(["warning"]);
  });

  it("of the path that are spelt in another way get its spelling without a warning", () => {
    const parameters = [{ name: "ITEM_ID", in: "path", required: true }];
    const { document, problems } = repair(
      { paths: { "/items/{itemId}": { get: { parameters } } } },
      quirks.pathParameters,
    );
    expect(document).toMatchObject({
      paths: { "/items/{itemId}": { get: { parameters: [{ name: "itemId" }] } } },
    });
    expect(problems).toEqual([]);
  });
});

describe("the query in a path", () => {
  const pathsAfter = (paths: JsonObject) => repair({ paths }, quirks.pathQuery).document["paths"];

  it("becomes parameters, with a value unless it is open", () => {
    expect(pathsAfter({ "search?mode=fast&page={page}&all": { get: {} } })).toEqual({
      "/search": {
        get: {
          parameters: [
            inQuery("mode", { required: true, schema: { type: "string", enum: ["fast"] } }),
            inQuery("page", { required: false, schema: { type: "string" } }),
            inQuery("all", { required: false, schema: { type: "string" } }),
          ],
        },
      },
    });
  });

  it("adds no parameter that the operation has", () => {
    const get = { parameters: [inQuery("mode")] };
    expect(pathsAfter({ "/search?mode=fast": { get } })).toEqual({ "/search": { get } });
  });

  it("stays when the path without it is taken", () => {
    const paths = { "/search": { get: {} }, "/search?mode=fast": { get: {} } };
    expect(pathsAfter(paths)).toEqual(paths);
  });
});

describe("credentials in headers", () => {
  const KEY = { name: "x-api-key", in: "header" };
  const SCHEME = { xApiKey: { type: "apiKey", in: "header", name: "x-api-key" } };

  it("become a security requirement, which is optional when the header is", () => {
    const { operation, document } = repairOperation(quirks.headerCredentials, {
      parameters: [KEY],
    });
    expect(operation).toEqual({ security: [{ xApiKey: [] }, {}] });
    expect(document["components"]).toEqual({ securitySchemes: SCHEME });
    const required = { parameters: [{ ...KEY, required: true }] };
    expect(repairOf(quirks.headerCredentials, required)).toEqual({ security: [{ xApiKey: [] }] });
  });

  it("add nothing if the document already says how to authenticate", () => {
    const root = { security: [{ xApiKey: [] }], components: { securitySchemes: SCHEME } };
    expect(repairOf(quirks.headerCredentials, { parameters: [KEY] }, root)).toEqual({});
  });

  it("may be shared by the operations of a path", () => {
    const paths = { "/a": { parameters: [KEY], get: {}, post: {} } };
    const { document } = repair({ paths }, quirks.headerCredentials);
    const security = [{ xApiKey: [] }, {}];
    expect(document["paths"]).toEqual({ "/a": { get: { security }, post: { security } } });
  });
});
