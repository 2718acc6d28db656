import { beforeAll, describe, expect, it } from "vitest";
import { callText, firstCall } from "../../../../scripts/add/call/first-call.ts";
import { allOperations } from "../../../../scripts/add/call/operation.ts";
import { createTypesReader, type TypesReader } from "../../../../scripts/add/call/types-reader.ts";
import { renderTypes } from "../../../../scripts/pipeline/5-types/types.ts";
import type { JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";
import { compileModules } from "../../../support/compile-modules.ts";
import { build, pageOf } from "../../../support/pages.ts";

const responses = { 204: { description: "Done." } };
const string = { type: "string" };

/** An operation without a body, with the given keys. */
const get = (keys: JsonObject = {}) => ({ get: { responses, ...keys } });

/** An operation with a required body of JSON, described by the keys of its media type. */
const post = (mediaType: JsonObject, type = "application/json") => ({
  post: { responses, requestBody: { required: true, content: { [type]: mediaType } } },
});

const parameter = (place: string, name: string, schema: JsonObject = string, keys = {}) => ({
  get: { responses, parameters: [{ in: place, name, required: true, schema, ...keys }] },
});

const object = (properties: JsonObject, ...required: string[]) => ({
  type: "object",
  required,
  properties,
});

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const secured = (...names: string[]) =>
  get({ security: [Object.fromEntries(names.map((name) => [name, []]))] });

const components = {
  parameters: {
    Limit: { in: "query", name: "limit", required: true, schema: { type: "integer" } },
  },
  examples: { Cat: { value: { name: "Tom" } } },
  requestBodies: {
    Pet: {
      required: true,
      content: { "application/json": { schema: object({ a: string }, "a") } },
    },
  },
  schemas: {
    Tree: object(
      { name: string, children: { type: "array", items: ref("Tree") } },
      "name",
      "children",
    ),
    Base: object({ id: string, kind: string }, "id"),
    Cat: object({ type: { const: "cat" }, lives: { type: "integer" } }, "type", "lives"),
    Dog: object({ type: { const: "dog" }, name: string }, "type", "name"),
  },
  securitySchemes: {
    bearer: { type: "http", scheme: "bearer" },
    basic: { type: "http", scheme: "Basic" },
    token: { type: "http", scheme: "Token" },
    header: { type: "apiKey", in: "header", name: "x-api-key" },
    query: { type: "apiKey", in: "query", name: "api key" },
    cookie: { type: "apiKey", in: "cookie", name: "session" },
    oauth: { type: "oauth2", flows: {} },
    openId: { type: "openIdConnect", openIdConnectUrl: "https://example.com" },
    certificate: { type: "mutualTLS" },
  },
};

/** One operation per kind: its path, the operation, and a part of the call. */
const KINDS: [path: string, item: JsonObject, part: string][] = [
  ["/nothing", get(), 'client.GET("/nothing")'],
  ["/path/{id}", parameter("path", "id"), '"path": { "id": "…" }'],
  ["/path/{x-id}/{y}", get(), '"path": { "x-id": "…", "y": "…" }'],
  ["/query", parameter("query", "exchange"), 'params: { "query": { "exchange": "…" } }'],
  ["/query-enum", parameter("query", "sort", { enum: ["desc", "asc"] }), '"sort": "desc"'],
  ["/query-name", parameter("query", "filter[a b]"), '"filter[a b]": "…"'],
  ["/query-example", parameter("query", "q", string, { example: "cats" }), '"q": "cats"'],
  ["/query-list", parameter("query", "ids", { type: "array", items: { type: "integer" } }), "[1]"],
  ["/query-ref", get({ parameters: [{ $ref: "#/components/parameters/Limit" }] }), '"limit": 1'],
  [
    "/query-content",
    get({
      parameters: [
        {
          in: "query",
          name: "f",
          required: true,
          content: { "application/json": { schema: object({ a: string }, "a") } },
        },
      ],
    }),
    '"f": "…"',
  ],
  ["/optional", parameter("query", "page", string, { required: false }), 'GET("/optional")'],
  ["/header", parameter("header", "X-Tenant"), '"header": { "X-Tenant": "..." }'],
  ["/cookie", parameter("cookie", "session"), 'headers: { "Cookie": "session=..." }'],
  ["/shared/{id}", { parameters: parameter("path", "id").get.parameters, ...get() }, '"id": "…"'],
  [
    "/example",
    post({ schema: object({ a: string, b: string }), example: { b: "c" } }),
    '{ "b": "c" }',
  ],
  [
    "/examples",
    post({
      schema: object({ name: string }),
      examples: { a: { $ref: "#/components/examples/Cat" } },
    }),
    '{ "name": "Tom" }',
  ],
  [
    "/wrong-example",
    post({ schema: object({ a: { type: "integer" }, b: string }, "a"), example: { a: "x", z: 1 } }),
    'body: { "a": 1 }',
  ],
  [
    "/required",
    post({ schema: object({ a: object({ b: { enum: [2, 3] } }, "b") }, "a") }),
    '{ "b": 2 }',
  ],
  [
    "/property-example",
    post({ schema: object({ a: { ...string, example: "x" } }, "a") }),
    '"a": "x"',
  ],
  [
    "/date",
    post({ schema: object({ at: { ...string, format: "date-time" } }, "at") }),
    "T12:00:00Z",
  ],
  [
    "/all-of",
    post({ schema: { allOf: [ref("Base"), object({ b: { type: "boolean" } }, "b")] } }),
    '"b": true',
  ],
  [
    "/one-of",
    post({ schema: { oneOf: [ref("Cat"), ref("Dog")] }, example: { type: "dog", name: "Rex" } }),
    "Rex",
  ],
  [
    "/discriminator",
    post({
      schema: {
        oneOf: [ref("Cat"), ref("Dog")],
        discriminator: { propertyName: "type", mapping: { cat: "Cat", dog: "Dog" } },
      },
    }),
    '"lives": 1',
  ],
  ["/nullable", post({ schema: object({ a: { type: ["null", "number"] } }, "a") }), '"a": 1'],
  ["/only-null", post({ schema: object({ a: { type: "null" } }, "a") }), '"a": null as never'],
  [
    "/tuple",
    post({
      schema: {
        type: "array",
        prefixItems: [string, { type: "number" }],
        minItems: 2,
        items: false,
      },
    }),
    '["…", 1]',
  ],
  [
    "/map",
    post({
      schema: { type: "object", additionalProperties: { type: "integer" } },
      example: { a: 1, b: "c" },
    }),
    '"a": 1',
  ],
  ["/tree", post({ schema: ref("Tree") }), '"children": ['],
  [
    "/read-only",
    post({ schema: object({ id: { ...string, readOnly: true }, a: string }, "id", "a") }),
    'body: { "a": "…" }',
  ],
  ["/undeclared", post({ schema: { ...object({}, "a"), properties: { b: string } } }), '"a": '],
  [
    "/prototype",
    post({
      schema: {
        ...object({ constructor: string }, "constructor"),
        required: ["constructor", "__proto__"],
      },
    }),
    '["__proto__"]: "…"',
  ],
  [
    "/contradiction",
    post({ schema: { allOf: [string, object({ a: string }, "a")] } }),
    "body: undefined as never",
  ],
  [
    "/contradictory-map",
    post({
      schema: {
        allOf: [
          { type: "object", additionalProperties: { type: "integer" } },
          object({ a: string }, "a"),
        ],
      },
    }),
    "body: undefined as never",
  ],
  [
    "/unprintable",
    post({ schema: string, example: "a\u202eb\u2028c\u001bd" }),
    '"a\\u202eb\\u2028c\\u001bd"',
  ],
  ["/no-schema", post({}), "body: "],
  ["/text-body", post({ schema: string }), 'body: "…"'],
  ["/long-text", post({ schema: string, example: "x".repeat(300) }), 'body: "…"'],
  ["/list-body", post({ schema: { type: "array", items: ref("Base") } }), 'body: [{ "id": "…" }]'],
  [
    "/shared-body",
    { post: { responses, requestBody: { $ref: "#/components/requestBodies/Pet" } } },
    '{ "a": "…" }',
  ],
  [
    "/optional-body",
    {
      put: {
        responses,
        requestBody: { content: { "application/json": { schema: object({ a: string }, "a") } } },
      },
    },
    "client.PUT",
  ],
  [
    "/form",
    post(
      { schema: object({ file: { ...string, format: "binary" }, name: string }, "file") },
      "multipart/form-data",
    ),
    "new Blob(",
  ],
  [
    "/form-list",
    post(
      { schema: object({ tags: { type: "array", items: string } }, "tags") },
      "multipart/form-data",
    ),
    "new FormData()",
  ],
  [
    "/form-object",
    post(
      { schema: object({ options: object({ a: string }, "a") }, "options") },
      "multipart/form-data",
    ),
    "isJson ? JSON.stringify(item) : item",
  ],
  [
    "/form-json-list",
    post(
      {
        schema: object({ parts: { type: "array", items: string } }, "parts"),
        encoding: { parts: { contentType: "application/json" } },
      },
      "multipart/form-data",
    ),
    '["parts"].includes(name) ? [value] : [value].flat()',
  ],
  [
    "/url-encoded",
    post({ schema: object({ a: string }, "a") }, "application/x-www-form-urlencoded"),
    '"Content-Type": "application/x-www-form-urlencoded"',
  ],
  [
    "/binary",
    post({ schema: { ...string, format: "binary" } }, "application/octet-stream"),
    "(body) => body",
  ],
  ["/plain", post({ schema: string }, "text/plain"), '"Content-Type": "text/plain"'],
  [
    "/any",
    post({ schema: object({ a: string }, "a") }, "*/*"),
    'client.POST("/any", { body: { "a": "…" } });',
  ],
  [
    "/audio",
    get({ responses: { 200: { description: "Audio.", content: { "audio/mpeg": {} } } } }),
    'parseAs: "blob"',
  ],
  [
    "/events",
    get({
      responses: {
        200: { description: "Events.", content: { "text/event-stream": { schema: string } } },
      },
    }),
    'parseAs: "stream"',
  ],
  [
    "/words",
    get({
      responses: { 200: { description: "Text.", content: { "text/plain": { schema: string } } } },
    }),
    'parseAs: "text"',
  ],
  ['/it\'s "quoted"', get(), 'client.GET("/it\'s \\"quoted\\"")'],
  ["/bearer", secured("bearer"), '"Authorization": "Bearer YOUR_API_KEY"'],
  ["/basic", secured("basic"), "`Basic ${btoa("],
  ["/token", secured("token"), '"Token YOUR_API_KEY"'],
  ["/key", secured("header"), '"x-api-key": "YOUR_API_KEY"'],
  ["/key-in-query", secured("query"), 'url.searchParams.set("api key", "YOUR_API_KEY")'],
  ["/key-in-cookie", secured("cookie"), '"Cookie": "session=YOUR_API_KEY"'],
  ["/two-keys", secured("header", "bearer"), '"x-api-key": "YOUR_API_KEY", "Authorization":'],
  ["/oauth", secured("oauth"), '"Bearer YOUR_ACCESS_TOKEN"'],
  ["/open-id", secured("openId"), '"Bearer YOUR_ACCESS_TOKEN"'],
  [
    "/certificate",
    secured("certificate"),
    'createClient<paths>({ baseUrl: "https://api.example.com/v1" })',
  ],
  [
    "/open",
    get({ security: [] }),
    'createClient<paths>({ baseUrl: "https://api.example.com/v1" })',
  ],
  [
    "/server",
    get({
      servers: [{ url: "https://{zone}.example.com", variables: { zone: { default: "eu" } } }],
    }),
    "https://eu.example.com",
  ],
  ["/relative-server", get({ servers: [{ url: "/v2" }] }), '"https://…/v2"'],
];

const document = {
  openapi: "3.1.0",
  info: { title: "Items", version: "1.0.0" },
  servers: [{ url: "https://api.example.com/v1" }],
  paths: Object.fromEntries(KINDS.map(([path, item]) => [path, item])),
  components,
};

const calls = new Map<string, string>();
let types: string;
let reader: TypesReader;
let built: JsonObject;

beforeAll(async () => {
  const result = await build({ "a.md": pageOf(JSON.stringify(document)) });
  built = result.document ?? {};
  types = await renderTypes(built, "api");
  reader = createTypesReader(types);
  for (const operation of allOperations(built)) {
    calls.set(operation.path, callText(reader, operation, "./types.d.ts"));
  }
}, 120_000);

describe("an example of a call", () => {
  it.each(KINDS)("has the arguments of %s", (path, _, part) => {
    expect(calls.get(path)).toContain(part);
  });

  it("compiles as printed for every kind of operation", { timeout: 120_000 }, () => {
    const modules = [...calls.values()].map((text, index) => [`call-${index}.ts`, text] as const);
    expect(modules).toHaveLength(KINDS.length);
    expect(compileModules(new Map([["types.d.ts", types], ...modules]))).toEqual([]);
  });

  it("that lacks an argument does not compile", { timeout: 120_000 }, () => {
    const wrong = calls.get("/query")?.replace(/, \{ params: .*\}/, "") ?? "";
    expect(
      compileModules(
        new Map([
          ["types.d.ts", types],
          ["wrong.ts", wrong],
        ]),
      ),
    ).toEqual([expect.stringMatching(/^wrong\.ts:5: Expected 2 arguments, but got 1/)]);
  });

  it("is to the first operation of the document", () => {
    const paths = { "/a": { summary: "word" }, "/query": document.paths["/query"] };
    const text = firstCall({ document: { ...built, paths }, reader, typesModule: "./types.d.ts" });
    expect(text).toBe(calls.get("/query"));
  });

  it("does not exist for a document without operations", () => {
    expect(firstCall({ document: {}, reader, typesModule: "./types.d.ts" })).toBeUndefined();
  });
});
