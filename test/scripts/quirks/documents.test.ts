import { describe, expect, it } from "vitest";
import { normalize } from "../../../scripts/pipeline/2-repair/normalize.ts";
import { objectAt, type JsonObject } from "../../../scripts/pipeline/values/json-object.ts";
import * as quirks from "../../../scripts/quirks/index.ts";
import { fileOf } from "../../support/pages.ts";
import { parseObject } from "../../support/parse.ts";
import { repair, repairOperation } from "../../support/repair.ts";

const repairOf = (...given: Parameters<typeof repairOperation>) =>
  repairOperation(...given).operation;

const responses = (status: string, response: JsonObject) => ({ responses: { [status]: response } });

describe("the name and the summary of an operation", () => {
  it.each([
    ["chat-stream", "chatStream"],
    ["2fa", "_2fa"],
    ["list_items", "list_items"],
    ["获取", "getItems"],
    [7, "getItems"],
  ])("the id %j becomes %s", (operationId, expected) => {
    expect(repairOf(quirks.operationIds, { operationId })).toEqual({ operationId: expected });
  });

  it.each([
    [{ description: "Lists items.\n\nAll of them." }, "Lists items."],
    [{ description: `${"a".repeat(80)}\nb` }, "a".repeat(80)],
    [{ description: "a".repeat(81) }, "GET /items"],
    [{ summary: "", description: "Lists." }, "Lists."],
    [{ summary: "List", description: "Lists." }, "List"],
    [{}, "GET /items"],
  ])("the summary of %j is %s", (operation, summary) => {
    expect(repairOf(quirks.missingSummary, operation)).toMatchObject({ summary });
  });

  it("tags are the last parts of their paths, each once", () => {
    const tags = [["subpackage_a", "subpackage_a/b"], "a/b", "", null, ["subpackage_c"]];
    expect(repairOf(quirks.nestedTags, { tags })).toEqual({ tags: ["a/b", "c"] });
    expect(repairOf(quirks.nestedTags, { tags: [""] })).toEqual({});
  });

  it.each([
    [{ "/a": { get: { operationId: "retrieve" } } }, "embedTasksRetrieve"],
    [{ "/a": { get: { operationId: "retrieve" }, post: {} } }, "retrieve"],
  ])(
    "the version that names an endpoint is the id of the only operation: %j",
    (paths, expected) => {
      const info = { version: "endpoint_embed/tasks.retrieve" };
      const { document } = repair({ info, paths }, quirks.endpointVersion);
      const [item] = Object.values(objectAt(document, "paths"));
      expect(item).toMatchObject({ get: { operationId: expected } });
    },
  );
});

describe("the document", () => {
  it.each([
    ["3.0.3", "3.1.1"],
    ["3.1.0", "3.1.0"],
    ["3.10.0", "3.1.1"],
    ["3.1", "3.1.1"],
    [3.1, "3.1.1"],
  ])("of the version %j has the version %s", (openapi, expected) => {
    expect(repair({ openapi }, quirks.openapiVersion).document).toEqual({ openapi: expected });
  });

  it.each([
    [{}, { info: {}, paths: {} }],
    [{ webhooks: {} }, { info: {}, webhooks: {} }],
    [{ components: {} }, { info: {}, components: {} }],
  ])("%j has what OpenAPI requires", (document, expected) => {
    const info = { title: "Untitled", version: "unknown" };
    expect(repair(document, quirks.missingFields).document).toEqual({ ...expected, info });
  });

  it("keeps a path that is not an object as an extension, and drops such an entry of a map", () => {
    const paths = { "/a": {}, "/b": "word", "x-c": 1 };
    const components = { responses: { A: {}, B: 1, "x-d": 2 } };
    expect(repair({ paths, components }, quirks.misfitKeys).document).toEqual({
      paths: { "/a": {}, "x-/b": "word", "x-c": 1 },
      components: { responses: { A: {} } },
    });
  });

  it("keeps a path item of a callback that is not an object as an extension", () => {
    const callbacks = { A: { "{$url}": {}, post: "word", "x-c": 1 } };
    expect(repair({ components: { callbacks } }, quirks.misfitKeys).document).toEqual({
      components: { callbacks: { A: { "{$url}": {}, "x-post": "word", "x-c": 1 } } },
    });
  });

  it.each(["text", 5, true, null, ["a"]])(
    "drops the note %j from every map, where tools read it as an entry",
    (note) => {
      const mapOf = (entry: JsonObject) => ({ a: entry, "x-note": note });
      const media = { encoding: mapOf({ headers: mapOf({}) }), examples: mapOf({}) };
      const response = { headers: mapOf({}), links: mapOf({}), content: mapOf(media) };
      const operation = { callbacks: mapOf({}), responses: { 200: response } };
      const components = {
        headers: mapOf({}),
        parameters: mapOf({ content: mapOf({}) }),
        pathItems: mapOf({}),
      };
      const document = { webhooks: mapOf({ post: operation }), components };
      const repaired = repair(document, quirks.misfitKeys);
      expect(JSON.stringify(repaired.document)).not.toContain("x-note");
      expect(repaired.changes).toHaveLength(12);
    },
  );

  it("opens the body of an error that is only a word", () => {
    const words = responses("404", {
      description: "Not found",
      content: { "*/*": { schema: {} } },
    });
    expect(repairOf(quirks.missingFields, { responses: { 404: "Not found" } })).toEqual(words);
    expect(repairOf(quirks.missingFields, { responses: { 204: "Done" } })).toEqual(
      responses("204", { description: "Done" }),
    );
  });

  it("has a copy of a media type in the place of a reference to it", () => {
    const json = { schema: { type: "integer" } };
    const content = (media: JsonObject) =>
      responses("200", { content: { "application/json": media } });
    const components = { mediaTypes: { Json: json, Long: { example: "a".repeat(5000) } } };
    const repairWith = (name: string) => {
      const operation = content({ $ref: `#/components/mediaTypes/${name}` });
      return repairOf(quirks.misplacedReferences, operation, { components });
    };
    expect(repairWith("Json")).toEqual(content(json));
    expect(repairWith("Long")).toEqual(content({}));
  });

  it("has no body in a parameter that is in the place of a response", () => {
    const components = { parameters: { A: { name: "a", in: "query", schema: {} } } };
    const reference = { $ref: "#/components/parameters/A" };
    const paths = { "/a": { get: { responses: { 200: reference, 400: reference } } } };
    for (const quirk of [quirks.undocumentedBody, quirks.emptyErrorContent])
      expect(repair({ paths, components }, quirk).document).toEqual({ paths, components });
  });

  it("has only the keys of OpenAPI 3.1 in `xml`", () => {
    const schemas = { A: { xml: { name: "a", nodeType: "element" } } };
    expect(repair({ components: { schemas } }, quirks.misfitKeys).document).toEqual({
      components: { schemas: { A: { xml: { name: "a", "x-nodeType": "element" } } } },
    });
  });

  it("has components of allowed names, distinct from the others", () => {
    const components = { schemas: { "A B": {}, A_B: {}, é: {} }, "x-notes": { "A B": {} } };
    expect(repair({ components }, quirks.componentNames).document).toEqual({
      components: { schemas: { A_B: {}, A_B2: {}, Ue9: {} }, "x-notes": { "A B": {} } },
    });
  });

  it("reports integers of 64 bits once for each component", () => {
    const long = { format: "int64" };
    const schemas = {
      A: { properties: { a: long, b: long } },
      B: { format: "uint64" },
      C: { contentEncoding: "int64" },
      D: { format: "int32" },
    };
    const { problems } = repair({ components: { schemas } }, quirks.int64);
    expect(problems.map(({ severity, pointer }) => [severity, pointer])).toEqual([
      ["info", "/components/schemas/A"],
      ["info", "/components/schemas/B"],
      ["info", "/components/schemas/C"],
    ]);
  });

  it("reports an integer that no number holds at its own place in a list", () => {
    const text = '{"x-a": [\n1,\n9007199254740993]}';
    const document = parseObject(text);
    const { problems } = normalize(document, [quirks.bigIntegers], {
      page: fileOf("page.md", text),
    });
    expect(problems.map(({ at, pointer }) => [at?.offset, pointer])).toEqual([
      [text.indexOf("9007"), "/x-a/1"],
    ]);
  });

  it("keeps the description of a reference, and nothing else beside it", () => {
    const reference = {
      $ref: "#/components/responses/A",
      description: "A.",
      summary: "A",
      "x-a": 1,
    };
    const operation = responses("200", { ...reference, content: {} });
    expect(repairOf(quirks.refSiblings, operation)).toEqual(responses("200", reference));
  });

  it("loses an extension that names a file, or a reference that leads nowhere", () => {
    const kept = { "x-b": { $ref: "#/components/schemas/A" } };
    const lost = { "x-a": [{ externalValue: "a.json" }], "x-c": { d: { $ref: "#/nowhere" } } };
    const schemas = { A: { ...lost, ...kept } };
    expect(repair({ components: { schemas } }, quirks.extensionReferences).document).toEqual({
      components: { schemas: { A: kept } },
    });
  });
});
