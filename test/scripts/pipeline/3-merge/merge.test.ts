import { describe, expect, it } from "vitest";
import { joinOperations } from "../../../../scripts/pipeline/3-merge/join-operations.ts";
import { createChangeReport } from "../../../../scripts/pipeline/6-output/changes/change-report.ts";
import { renderChanges } from "../../../../scripts/pipeline/6-output/changes-md.ts";
import { canonicalJson } from "../../../../scripts/pipeline/values/canonical-json.ts";
import type { JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";
import {
  build,
  changeLines,
  contentOf,
  jsonResponse,
  mintlifyPage,
  problemLines,
  schemas,
  type Endpoint,
} from "../../../support/endpoints.ts";

const OURS = /conflicting|disagreeing|groups|joined|page-servers/;
const THING = "{type: object, description: A thing., properties: {id: {type: string}}}";
const OTHER = "{type: object, description: A thing., properties: {id: {type: integer}}}";

function page(name: string, endpoint: Partial<Endpoint>) {
  const path = endpoint.path ?? `/${name}`;
  return mintlifyPage(
    { operationId: name, components: schemas({ Thing: THING }), ...endpoint, path },
    `${name}.md`,
  );
}

/** The value at a path of keys in the built document. */
function at(document: JsonObject | undefined, ...keys: string[]): unknown {
  return keys.reduce<unknown>((value, key) => (value as JsonObject | undefined)?.[key], document);
}

describe("a component on two pages", () => {
  it("is merged when both definitions mean the same, whatever the order of their keys", async () => {
    const reordered = "{properties: {id: {type: string}}, description: A thing., type: object}";
    const built = await build(
      page("a", {}),
      page("b", { components: schemas({ Thing: reordered }) }),
    );
    expect(problemLines(built, OURS)).toEqual([]);
    expect(Object.keys(at(built.document, "components", "schemas") as object)).toEqual(["Thing"]);
  });

  it("takes the longer text when only annotations differ, and reports the change", async () => {
    const fuller =
      "{type: object, description: A thing with an id., properties: {id: {type: string, example: x}}}";
    const built = await build(page("a", {}), page("b", { components: schemas({ Thing: fuller }) }));
    expect(problemLines(built, OURS)).toEqual([]);
    expect(at(built.document, "components", "schemas", "Thing")).toEqual({
      type: "object",
      description: "A thing with an id.",
      properties: { id: { type: "string", example: "x" } },
    });
    expect(changeLines(built, "fuller-text")).toEqual([
      'a.md /components/schemas/Thing/description: "A thing." → "A thing with an id."',
      'a.md /components/schemas/Thing/properties/id/example: undefined → "x"',
    ]);
  });

  it("differs when a property is called description, because that is not an annotation", async () => {
    const one = "{type: object, properties: {description: {type: string}}}";
    const other = "{type: object, properties: {description: {type: integer}}}";
    const built = await build(
      page("a", { components: schemas({ Thing: one }) }),
      page("b", { components: schemas({ Thing: other }) }),
    );
    expect(problemLines(built, OURS)).toHaveLength(1);
  });

  it("gets a number when nothing tells the pages apart, and the warning names them", async () => {
    const built = await build(
      page("a", {}),
      page("b", { components: schemas({ Thing: OTHER }) }),
      page("c", {}),
    );
    expect(at(built.document, "components", "schemas", "Thing_2", "properties", "id")).toEqual({
      type: "integer",
    });
    expect(problemLines(built, OURS)).toEqual([
      'warning disagreeing-pages pages/b.md:28:5 Schema "Thing" differs from the one at specs/api/pages/a.md:28:5, and nothing on the pages tells them apart. Renamed to "Thing_2". This form is on 1 page, the other one is on 2 pages. This page looks stale. Pull it again: specs/api/pages/b.md.',
    ]);
  });

  it.each<[string, Partial<Endpoint>, string]>([
    ["source", { info: "beta-openapi.yaml get /c" }, "Thing_beta"],
    ["title", { title: "Other things" }, "Thing_Other_things"],
    ["server", { server: "https://other.test/v2" }, "Thing_other_test_v2"],
    ["version", { version: "0.9.0" }, "Thing_0_9_0"],
    ["edition", { path: "/v1beta/c", info: "openapi.yaml get /v1beta/c" }, "Thing_v1beta"],
    ["edition", { tag: "Things (Beta)" }, "Thing_beta"],
    ["tag", { tag: "Rest" }, "Thing_Rest"],
  ])(
    "gets a name of its own when the pages differ in their %s",
    async (criterion, endpoint, name) => {
      const other = page("c", { ...endpoint, components: schemas({ Thing: OTHER }) });
      const built = await build(page("a", {}), page("b", {}), other);
      expect(problemLines(built, OURS).filter((line) => line.includes("page-groups"))).toEqual([
        `warning page-groups pages/c.md:28:5 Schema "Thing" differs from the one at specs/api/pages/a.md:28:5 (different ${criterion}). Renamed to "${name}".`,
      ]);
      expect(changeLines(built, "page-groups")).toEqual([
        `c.md /components/schemas/Thing: "Thing" → "${name}"`,
      ]);
      const path = endpoint.path ?? "/c";
      const [response, media] = ["responses", "content"];
      expect(
        at(
          built.document,
          "paths",
          path,
          "get",
          response,
          "200",
          media,
          "application/json",
          "schema",
        ),
      ).toEqual({ $ref: `#/components/schemas/${name}` });
      expect(at(built.document, "components", "schemas", "Thing", "properties", "id", "type")).toBe(
        "string",
      );
      expect(at(built.document, "components", "schemas", name, "properties", "id", "type")).toBe(
        "integer",
      );
    },
  );

  it("renames every component that refers to it, also in a cycle", async () => {
    const components = (thing: string) =>
      schemas({
        Thing: thing,
        List: "{type: array, items: {$ref: '#/components/schemas/Node'}}",
        Node: "{type: object, properties: {thing: {$ref: '#/components/schemas/Thing'}, next: {$ref: '#/components/schemas/List'}}}",
        Free: "{type: string}",
      });
    const response = jsonResponse("List");
    const built = await build(
      page("a", { response, components: components(THING) }),
      page("b", { response, components: components(OTHER), version: "0.9.0" }),
    );
    expect(Object.keys(at(built.document, "components", "schemas") as object)).toEqual([
      "Free",
      "List",
      "List_0_9_0",
      "Node",
      "Node_0_9_0",
      "Thing",
      "Thing_0_9_0",
    ]);
    expect(canonicalJson(at(built.document, "components", "schemas", "Node_0_9_0"))).toContain(
      "schemas/List_0_9_0",
    );
    expect(problemLines(built, OURS)).toHaveLength(1);
  });

  it("keeps a discriminator's tag when the branch gets another name", async () => {
    const components = (thing: string) =>
      schemas({
        Thing: thing,
        Any: "{oneOf: [{$ref: '#/components/schemas/Thing'}, {$ref: '#/components/schemas/Free'}], discriminator: {propertyName: id}}",
        Free: "{type: object, properties: {id: {type: string}}}",
      });
    const built = await build(
      page("a", { components: components(THING) }),
      page("b", { components: components(OTHER), version: "0.9.0" }),
    );
    expect(at(built.document, "components", "schemas", "Any_0_9_0", "discriminator")).toEqual({
      propertyName: "id",
      mapping: { Thing: "#/components/schemas/Thing_0_9_0" },
    });
  });
});

describe("messages and rows that name another page", () => {
  it("do not contain the path of the user's shell", async () => {
    const response = contentOf("text/event-stream", "type: string");
    const built = await build(
      page("a", { path: "/x" }),
      page("b", { path: "/x", response, components: schemas({ Thing: OTHER }), version: "0.9.0" }),
      page("c", { path: "/y" }),
      page("d", { path: "/y", response: contentOf("application/json", "type: string") }),
      page("e", { components: schemas({ Thing: THING.replace("string", "boolean") }) }),
    );
    const report = renderChanges(createChangeReport("api", built, new Map()));
    const rules = new Set(built.problems.map(({ rule }) => rule));
    expect([...rules]).toEqual(
      expect.arrayContaining([
        "page-groups",
        "joined-operations",
        "conflicting-pages",
        "disagreeing-pages",
      ]),
    );
    expect(report).toContain("specs/api/pages/a.md:");
    expect(report.replaceAll(/(?:specs\/api\/|\[|\| )pages\//g, "")).not.toContain("pages/");
  });
});

describe("an operation on two pages", () => {
  it("is merged when both descriptions are the same", async () => {
    const built = await build(
      page("a", { path: "/x" }),
      page("b", { path: "/x", operationId: "a" }),
    );
    expect(problemLines(built, OURS)).toEqual([]);
    expect(Object.keys(at(built.document, "paths") as object)).toEqual(["/x"]);
  });

  it("has the contents of both pages when their media types differ", async () => {
    const response = contentOf("text/event-stream", "type: string");
    const built = await build(
      page("a", { path: "/x" }),
      page("b", { path: "/x", operationId: "readStream", response }),
    );
    expect(problemLines(built, OURS)).toEqual([
      "warning joined-operations pages/b.md:15:5 GET /x has other media types than at specs/api/pages/a.md:15:5. Joined the two, so both are allowed.",
    ]);
    expect(
      Object.keys(
        at(built.document, "paths", "/x", "get", "responses", "200", "content") as object,
      ),
    ).toEqual(["application/json", "text/event-stream"]);
    expect(at(built.document, "paths", "/x", "get", "operationId")).toBe("a");
  });

  it("is not joined when the descriptions differ only in a status", () => {
    const plain = { 200: { description: "x", content: { "application/json": { schema: {} } } } };
    const more = { ...plain, 201: { description: "made" } };
    expect(joinOperations({ responses: plain }, { responses: more })).toBeUndefined();
  });

  it("is an error within a group of pages, and is left out with a warning between groups", async () => {
    const response = contentOf("application/json", "type: string");
    const own = page("a", { path: "/x" });
    const same = await build(own, page("b", { path: "/x", response }));
    expect(problemLines(same, OURS)[0]).toContain(
      "error conflicting-pages pages/b.md:15:5 GET /x differs from the one at specs/api/pages/a.md:15:5",
    );
    const other = await build(own, page("b", { path: "/x", response, version: "0.9.0" }));
    expect(problemLines(other, OURS)[0]).toContain(
      "warning page-groups pages/b.md:15:5 GET /x differs",
    );
    expect(changeLines(other, "page-groups")[0]).toContain("b.md /paths/~1x/get: ");
  });
});

describe("the document of several pages", () => {
  it("keeps the servers of a page that has its own, and reports a page that has no servers", async () => {
    const bare = page("d", {});
    bare.text = bare.text.replace("servers:\n  - url: https://things.test\n", "");
    const built = await build(
      page("a", {}),
      page("b", {}),
      page("c", { server: "https://c.test" }),
      bare,
    );
    expect(at(built.document, "servers")).toEqual([{ url: "https://things.test" }]);
    expect(at(built.document, "paths", "/c", "servers")).toEqual([{ url: "https://c.test" }]);
    expect(at(built.document, "paths", "/d", "servers")).toBeUndefined();
    expect(changeLines(built, "page-servers")).toEqual([
      'c.md /paths/~1c/servers: undefined → [{"url":"https://c.test"}]',
      'd.md /servers: undefined → [{"url":"https://things.test"}]',
    ]);
    expect(problemLines(built, /page-servers/)).toEqual([
      "warning page-servers pages/d.md:6:1 The page does not name a server. Its operations use the server of the other pages, https://things.test.",
    ]);
  });

  it("keeps the security of each page when the pages differ", async () => {
    const open = page("a", {});
    const scheme = "  securitySchemes:\n    key: {type: http, scheme: bearer}";
    const closed = page("b", { components: `${scheme}\n${schemas({ Thing: THING })}` });
    closed.text = closed.text.replace("security: []", "security: [{key: []}]");
    const built = await build(open, closed);
    expect(at(built.document, "security")).toBeUndefined();
    expect(at(built.document, "paths", "/a", "get", "security")).toEqual([]);
    expect(at(built.document, "paths", "/b", "get", "security")).toEqual([{ key: [] }]);
    expect(changeLines(built, "page-security")).toHaveLength(2);
  });

  it("renames operations that share an id by their tags, or by their paths", async () => {
    const named = (name: string, tag: string) => page(name, { operationId: "get", tag });
    const byTag = await build(named("a", "Left"), named("b", "Right"));
    const ids = (document: JsonObject | undefined) =>
      ["/a", "/b"].map((path) => at(document, "paths", path, "get", "operationId"));
    expect(ids(byTag.document)).toEqual(["leftGet", "rightGet"]);
    const byPath = await build(named("a", "Same"), named("b", "Same"));
    expect(ids(byPath.document)).toEqual(["getA", "getB"]);
    expect(changeLines(byPath, "repeated-operation-ids")).toHaveLength(2);
  });

  it("merges paths that differ only in the names of their parameters", async () => {
    const templated = (name: string, parameter: string, method: string) => {
      const result = page(name, { path: `/x/{${parameter}}`, info: `${method} /x/{${parameter}}` });
      result.text = result.text.replace(
        "    get:\n",
        `    parameters: [{name: ${parameter}, in: path, required: true, schema: {type: string}}]\n    ${method}:\n`,
      );
      return result;
    };
    const built = await build(templated("a", "id", "get"), templated("b", "thing", "delete"));
    expect(Object.keys(at(built.document, "paths") as object)).toEqual(["/x/{id}"]);
    expect(at(built.document, "paths", "/x/{id}", "parameters")).toMatchObject([{ name: "id" }]);
    expect(at(built.document, "paths", "/x/{id}", "delete", "operationId")).toBe("b");
    expect(changeLines(built, "path-template")).toEqual([
      'b.md /paths/~1x~1{thing}: "/x/{thing}" → "/x/{id}"',
      'b.md /paths/~1x~1{thing}/parameters/0/name: "thing" → "id"',
    ]);
  });

  it("merges two such paths of one page, also when both describe a method alike", async () => {
    const twins = page("a", { path: "/x/{id}" });
    const parameters = (name: string) =>
      `    parameters: [{name: ${name}, in: path, required: true, schema: {type: string}}]\n`;
    const operation = (id: string) =>
      `      operationId: ${id}\n      responses: {'200': {description: Done.}}\n`;
    const twin = (methods: string) => `  /x/{thing}:\n${parameters("thing")}${methods}`;
    const [head = ""] = twins.text.split("  /x/{id}:\n");
    const first = `${head}  /x/{id}:\n${parameters("id")}    get:\n${operation("read")}`;
    twins.text = `${first}${twin(`    get:\n${operation("readTwin")}    delete:\n${operation("drop")}`)}\`\`\`\`\n`;
    const built = await build(twins);
    expect(problemLines(built, /./).filter((line) => line.startsWith("error"))).toEqual([]);
    expect(Object.keys(at(built.document, "paths") as object)).toEqual(["/x/{id}"]);
    expect(Object.keys(at(built.document, "paths", "/x/{id}") as object).sort()).toEqual([
      "delete",
      "get",
      "parameters",
    ]);
    expect(changeLines(built, "path-template")).toHaveLength(2);
  });

  it("names the line of an operation that two such paths of one page describe differently", async () => {
    const response = contentOf("application/json", "type: integer");
    const twins = page("a", { path: "/x/{id}", response, components: "" });
    twins.text = twins.text.replace(
      /````\n$/,
      "  /x/{thing}:\n    get:\n      tags: [Other]\n      responses: {'200': {description: Text., content: {application/json: {schema: {type: string}}}}}\n````\n",
    );
    const built = await build(twins);
    expect(problemLines(built, /conflicting/)).toEqual([
      "error conflicting-pages pages/a.md:27:5 GET /x/{id} differs from the one at specs/api/pages/a.md:15:5, which is on the same page. Remove one of them from the page.",
    ]);
  });

  it("accepts a page that has only components, and removes a root key that only one page has", async () => {
    const models = page("m", {});
    models.text = models.text
      .replace(/servers:[^]*components:/, "x-own: 1\ncomponents:")
      .replace(" openapi.yaml get /m", "");
    const built = await build(
      page("a", { components: schemas({ Free: "{type: string}" }) }),
      models,
    );
    expect(Object.keys(at(built.document, "components", "schemas") as object)).toEqual([
      "Free",
      "Thing",
    ]);
    expect(at(built.document, "servers")).toEqual([{ url: "https://things.test" }]);
    expect(changeLines(built, "page-root")).toEqual(["m.md /x-own: 1 → undefined"]);
  });

  it("is the same, with the same report, in any order of the pages", async () => {
    const pages = () => [
      page("a", {}),
      page("b", { components: schemas({ Thing: OTHER }), version: "0.9.0", operationId: "a" }),
      page("c", {
        path: "/a",
        response: contentOf("text/plain", "type: string"),
        operationId: "c",
      }),
      page("d", {
        components: schemas({ Thing: THING.replace("A thing", "One thing") }),
        server: "https://d.test",
      }),
    ];
    const forward = await build(...pages());
    const backward = await build(...pages().reverse());
    const show = ({ document, changes }: Awaited<ReturnType<typeof build>>) => [
      JSON.stringify(document),
      changes.map(({ rule, pointer, before, after }) =>
        canonicalJson([rule, pointer, before, after]),
      ),
    ];
    expect(show(backward)).toEqual(show(forward));
    expect(problemLines(backward, OURS).sort()).toEqual(problemLines(forward, OURS).sort());
  });
});
