import { describe, expect, it } from "vitest";
import { diffDocuments } from "../../../scripts/diff/diff-documents.ts";
import { readGeneratedFile } from "../../../scripts/diff/generated-file.ts";
import { render as renderGithub } from "../../../scripts/diff/formats/github.ts";
import { render as renderMarkdown } from "../../../scripts/diff/formats/markdown.ts";
import type { ApiDiff } from "../../../scripts/diff/diff-report.ts";
import { headline, operationNames } from "../../../scripts/diff/report-lines.ts";
import { typeName } from "../../../scripts/diff/type-name.ts";

type Value = Record<string, unknown>;

/** The changes from one document to another, each as its kind and its location. */
function changes(base: Value, revision: Value): string[] {
  return diffDocuments(base, revision).map(({ kind, location }) => `${kind} ${location}`.trim());
}

const inOperation = (operation: Value, root: Value = {}, item: Value = {}) => ({
  paths: { "/a": { get: operation, ...item } },
  ...root,
});
const ofOperations = (before: Value, after: Value) =>
  changes(inOperation(before), inOperation(after));

const body = (schema: unknown, type = "application/json") => ({ content: { [type]: { schema } } });
const ofResponses = (before: unknown, after: unknown) =>
  ofOperations({ responses: { 200: body(before) } }, { responses: { 200: body(after) } });

describe("security", () => {
  const scoped = (...scopes: string[]) => ({ security: [{ oauth: scopes }] });

  it("is the same when scopes and schemes come in another order", () => {
    expect(ofOperations(scoped("read", "write"), scoped("write", "read"))).toEqual([]);
    const both = { security: [{ a: [], b: [] }] };
    expect(ofOperations(both, { security: [{ b: [], a: [] }] })).toEqual([]);
  });

  it.each([
    ["name", { name: "x-key" }, { name: "x-token" }],
    ["URL", { openIdConnectUrl: "https://a.test" }, { openIdConnectUrl: "https://b.test" }],
  ])("of a scheme changes with its %s", (_, before, after) => {
    const withScheme = (scheme: Value) => ({ components: { securitySchemes: { key: scheme } } });
    expect(changes(withScheme(before), withScheme(after))).toEqual([
      "security-scheme-changed security scheme key",
    ]);
  });
});

describe("servers", () => {
  const values = (count: number) => ({ enum: Array.from({ length: count }, (_, index) => index) });
  const server = (variables: Value) => {
    const url = `https://${Object.keys(variables)
      .map((name) => `{${name}}`)
      .join(".")}.test`;
    return { servers: [{ url, variables }] };
  };

  it("are compared for each value of their variables, up to 50 URLs", () => {
    const [before, after] = [server({ a: values(2) }), server({ a: values(3) })];
    expect(ofOperations(before, after)).toEqual(["server-added server"]);
    const many = server({ a: values(10), b: values(10) });
    expect(ofOperations(many, server({ a: values(10), b: values(11) }))).toEqual([]);
  });

  const at = (name: string) => ({ servers: [{ url: `https://${name}.test` }] });

  it("are those of the operation, then those of its path, then those of the document", () => {
    const all = inOperation(at("operation"), at("document"), at("path"));
    expect(changes(all, inOperation(at("operation"), at("other"), at("path")))).toEqual([]);
    expect(changes(all, inOperation(at("operation"), at("document"), at("other")))).toEqual([]);
    const path = inOperation({}, at("document"), at("path"));
    expect(changes(path, inOperation({}, at("other"), at("path")))).toEqual([]);
    expect(changes(path, inOperation({}, at("document"), at("other")))).toEqual([
      "server-added server",
      "server-removed server",
    ]);
  });
});

describe("bodies", () => {
  it("name the media type when one side has several", () => {
    const [before, after] = [body({ type: "string" }), body({ type: "integer" })];
    const more = { content: { ...after.content, ...body({}, "text/csv").content } };
    const found = ofOperations({ requestBody: before }, { requestBody: more });
    expect(found).toContain("type-changed request.(application/json)");
    expect(ofOperations({ requestBody: before }, { requestBody: after })).toEqual([
      "type-changed request",
    ]);
  });

  it("of a request that had no content get a content type", () => {
    expect(ofOperations({ requestBody: {} }, { requestBody: body({}) })).toEqual([
      "content-type-added request",
    ]);
  });

  it("that are gone are placed at the operation", () => {
    const found = diffDocuments(inOperation({ requestBody: body({}) }), inOperation({}));
    expect(found.map(({ kind, pointer }) => [kind, pointer])).toEqual([
      ["request-body-removed", "/paths/~1a/get"],
    ]);
  });
});

describe("schemas", () => {
  const wrapped = (rest: Value) => ({ anyOf: [{ type: "object", properties: {} }], ...rest });

  it.each<[string, Value]>([
    ["`nullable`", wrapped({ nullable: true })],
    ["a type", wrapped({ type: ["object", "null"] })],
    ["a branch", { anyOf: [{ type: "object", properties: {} }, { type: "null" }] }],
  ])("become nullable by %s beside a choice of one", (_, schema) => {
    expect(ofResponses(wrapped({}), schema)).toEqual(["became-nullable response 200"]);
  });

  it("with properties beside a part of allOf have both", () => {
    const part = { type: "object", properties: { a: {} } };
    const more = { allOf: [part], properties: { b: {} } };
    expect(ofResponses(part, more)).toEqual(["property-added response 200.b"]);
  });

  it("of a tuple are compared one by one", () => {
    const tuple = (type: string) => ({
      type: "array",
      prefixItems: [{ type: "string" }, { type }],
    });
    expect(ofResponses(tuple("string"), tuple("integer"))).toEqual([
      "type-changed response 200[1]",
    ]);
  });

  it.each([
    ["a-b", "response 200.a-b"],
    ["$id", "response 200.$id"],
    ["a b", 'response 200["a b"]'],
    ["a.b", 'response 200["a.b"]'],
  ])("have the property %j at %s", (name, location) => {
    const found = ofResponses(
      { type: "object", properties: { [name]: {} } },
      { type: "object", properties: {} },
    );
    expect(found).toContain(`property-removed ${location}`);
  });

  it("that no operation uses break what breaks in either direction", () => {
    const withItem = (status: Value) => ({ components: { schemas: { Item: status } } });
    const found = diffDocuments(
      withItem({ type: "string" }),
      withItem({ type: ["string", "null"] }),
    );
    expect(found).toMatchObject([{ kind: "became-nullable", direction: "both", breaking: true }]);
    const reversed = diffDocuments(
      withItem({ type: ["string", "null"] }),
      withItem({ type: "string" }),
    );
    expect(reversed).toMatchObject([
      { kind: "no-longer-nullable", direction: "both", breaking: true },
    ]);
  });
});

describe("the name of a type in a message", () => {
  const responding = (schema: unknown) => ({
    ...inOperation({ responses: { 200: body(schema) } }),
    components: { schemas: { Task: { type: "object", properties: { a: {} } } } },
  });
  const messages = (before: unknown, after: unknown) =>
    diffDocuments(responding(before), responding(after)).map(({ message }) => message);
  const task = { $ref: "#/components/schemas/Task" };

  it("is that of the component on one side", () => {
    expect(messages(task, { type: "array", items: task })).toEqual(["changed from Task to Task[]"]);
  });

  it.each<[string, Value]>([
    ["object with id, name", { id: {}, name: {} }],
    ["object with a, b, c and 1 more", { a: {}, b: {}, c: {}, d: {} }],
    ['object with kind: "video"', { id: {}, kind: { const: "video" } }],
    ["object", {}],
  ])("tells the objects of a union apart: %s", (name, properties) => {
    const [other, added] = [{ type: "string" }, { type: "object", properties }];
    expect(messages({ oneOf: [other, task] }, { oneOf: [other, task, added] })).toEqual([
      `can now be ${name}`,
    ]);
  });
});

describe("operations", () => {
  it("of the same path belong together, before those that differ in the names of parameters", () => {
    const get = { responses: {} };
    const before = { paths: { "/a/{id}": { get } } };
    const after = { paths: { "/a/{task}": { get }, "/a/{id}": { get } } };
    expect(changes(before, after)).toEqual(["operation-added"]);
  });

  it("may get an id that they did not have", () => {
    expect(ofOperations({}, { operationId: "list" })).toEqual([]);
    expect(ofOperations({ operationId: "list" }, {})).toEqual(["operation-id-changed"]);
  });

  it("have their own parameters in place of those of the path", () => {
    const limit = (type: string) => ({
      parameters: [{ name: "a", in: "query", schema: { type } }],
    });
    const [before, after] = ["string", "integer"].map((type) =>
      inOperation(limit("boolean"), {}, limit(type)),
    );
    expect(changes(before ?? {}, after ?? {})).toEqual([]);
  });
});

describe("the places of a change", () => {
  const key = { type: "apiKey", in: "header", name: "x-key" };
  const secured = (security: unknown[]) =>
    inOperation({}, { security, components: { securitySchemes: { key } } });
  const served = (url: string) => inOperation({}, { servers: [{ url }] });
  const schema = (rest: Value) => ({ components: { schemas: { A: { type: "object", ...rest } } } });
  const name = { properties: { name: {} } };

  it.each<[string, Value, Value, string[]]>([
    [
      "a removed operation are the operation and its path",
      inOperation({}, {}, { put: {} }),
      inOperation({}),
      ["/paths/~1a/put → /paths/~1a"],
    ],
    [
      "an added operation are the paths and the operation",
      { paths: {} },
      inOperation({}),
      ["/paths → /paths/~1a/get"],
    ],
    [
      "a removed webhook are the webhook and all webhooks",
      { webhooks: { done: { post: {} } } },
      { webhooks: {} },
      ["/webhooks/done/post → /webhooks"],
    ],
    [
      "the security of the document are its requirements",
      secured([]),
      secured([{ key: [] }]),
      ["/security → /security"],
    ],
    [
      "a server are the server and the list of servers",
      served("https://a.test"),
      served("https://b.test"),
      ["/servers → /servers/0", "/servers/0 → /servers"],
    ],
    [
      "unlisted properties are the keyword and the schema",
      schema({ ...name, additionalProperties: { type: "string" } }),
      schema(name),
      ["/components/schemas/A/additionalProperties → /components/schemas/A"],
    ],
  ])("of %s", (_, before, after, expected) => {
    const found = diffDocuments(before, after);
    expect(found.map(({ basePointer, pointer }) => `${basePointer} → ${pointer}`)).toEqual(
      expected,
    );
  });
});

describe("the line of a pointer", () => {
  const text =
    "paths:\n  /a:\n    get:\n      tags:\n        - a\n        - b\n      responses:\n        200: {}\n";

  it.each([
    ["/paths/~1a/get/tags/1", 6],
    ["/paths/~1a/get/responses/200", 8],
    ["/paths/~1a/get/tags/7", 4],
  ])("%s is %i", (pointer, line) => {
    expect(readGeneratedFile(text).lineOf(pointer)).toBe(line);
  });
});

describe("a report", () => {
  const change = (operations: string[]) => ({
    breaking: false,
    direction: "both" as const,
    kind: "deprecated" as const,
    operations,
    location: "a",
    pointer: "",
    basePointer: "",
    message: "is deprecated now",
    fingerprint: "0123456789ab",
  });
  const diffOf = (...changed: ApiDiff["changes"]): ApiDiff => ({
    api: "a,b",
    file: "out/a,b.yaml",
    state: "compared",
    changes: changed,
  });

  it("names three operations, and counts the others", () => {
    expect(operationNames(change(["a", "b", "c"]))).toBe("a, b, c");
    expect(operationNames(change(["a", "b", "c", "d"]))).toMatch(/^a, b, c .*\b1\b/);
  });

  it("counts one change in the singular", () => {
    const [one, two] = [diffOf(change([])), diffOf(change([]), change([]))].map(headline);
    expect(one).toMatch(/\b1 change\b/);
    expect(two).toMatch(/\b2 changes\b/);
  });

  it("keeps an entity of a page from becoming a tag in Markdown", () => {
    const message = "&lt;script&gt; <b>";
    const report = {
      base: "HEAD",
      commit: "",
      apis: [diffOf({ ...change([]), message })],
      problems: [],
    };
    expect(renderMarkdown(report)).toContain("&amp;lt;script&amp;gt; \\<b\\>");
  });

  it("keeps a comma of a name from adding a property to an annotation", () => {
    const report = { base: "HEAD", commit: "", apis: [diffOf(change([]))], problems: [] };
    expect(renderGithub(report)).toContain("file=out/a%2Cb.yaml,title=a%2Cb%3A");
  });
});

it.each<[unknown, string]>([
  [{ type: ["string", "string"] }, "string"],
  [{ oneOf: [{ type: "string" }, { type: "string" }] }, "string"],
  [{ type: "array", items: { type: ["string", "null"] } }, "(string | null)[]"],
  [{ type: "array" }, "unknown[]"],
  [{ $ref: "#/components/schemas/A%20b" }, "A b"],
  [{ allOf: [{ type: "object" }, { $ref: "#/components/schemas/A" }] }, "object & A"],
  [{ const: "a" }, '"a"'],
  [
    {
      oneOf: ["A", "B", "C", "D", "E", "F", "G"].map((name) => ({
        $ref: `#/components/schemas/${name}`,
      })),
    },
    "A | B | C | D | E | F | …",
  ],
  [
    {
      type: "array",
      items: false,
      prefixItems: Array.from({ length: 7 }, () => ({ type: "null" })),
    },
    "[null?, null?, null?, null?, null?, null?, …]",
  ],
  [false, "never"],
  [{}, "unknown"],
])("the type of %j is written %s", (schema, name) => {
  expect(typeName(schema)).toBe(name);
});
