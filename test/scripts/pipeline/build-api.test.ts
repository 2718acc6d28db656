import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import type { Built } from "../../../scripts/pipeline/build-api.ts";
import { objectAt } from "../../../scripts/pipeline/values/json-object.ts";
import { build, documentOf, pageOf } from "../../support/pages.ts";

const page = (components: object, path = "/items") =>
  pageOf(documentOf(components, { [path]: { get: { responses: {} } } }));

function overlayOf(target: string, update: object): string {
  const info = { title: "Facts", version: "1" };
  return stringify({ overlay: "1.0.0", info, actions: [{ target, update }] });
}

const errorsOf = ({ problems }: Built) =>
  problems.filter(({ severity }) => severity === "error").map(({ rule }) => rule);

describe("an API with an error", () => {
  it("has no document, even when its other pages are fine", async () => {
    const built = await build({
      "a.md": page({}),
      "b.md": pageOf("openapi: 3.1.0\npaths: a: b\n"),
    });
    expect(errorsOf(built)).toEqual(["yaml-syntax"]);
    expect(built.document).toBeUndefined();
  });

  it("has no document when a page refers to another file", async () => {
    const foreign = page({ schemas: { A: { $ref: "other.yaml" } } });
    const built = await build({ "a.md": page({}), "b.md": foreign });
    expect(errorsOf(built)).toEqual(["foreign-reference"]);
    expect(built.document).toBeUndefined();
  });
});

it("removes an extension that refers to another file, with a row, and keeps the API", async () => {
  const extension = { content: { $ref: "./docs/start.md" } };
  const built = await build({ "a.md": page({ schemas: { A: { "x-topics": extension } } }) });
  expect(errorsOf(built)).toEqual([]);
  expect(JSON.stringify(built.document)).not.toContain("start.md");
  expect(built.changes.filter(({ rule }) => rule === "extension-references")).toMatchObject([
    { pointer: "/components/schemas/A/x-topics", before: extension, after: undefined },
  ]);
});

it("rejects a reference to another file in a property whose name begins with x-", async () => {
  const schema = { type: "object", properties: { "x-file": { $ref: "other.yaml" } } };
  const built = await build({ "a.md": page({ schemas: { A: schema } }) });
  expect(errorsOf(built)).toEqual(["foreign-reference"]);
});

describe("the row of a value that a repair added", () => {
  it("has the value with the later repairs of its parts", async () => {
    const text = {
      "text/event-stream": {
        schema: { type: "object", properties: { a: { enum: [{ value: 1 }] } } },
      },
    };
    const responses = { 200: { description: "Done.", content: text } };
    const built = await build({ "a.md": pageOf(documentOf({}, { "/a": { get: { responses } } })) });
    const rows = built.changes.filter(({ pointer }) => pointer.endsWith("/x-item-schema"));
    expect(rows.map(({ after }) => after)).toMatchObject([{ properties: { a: { enum: [1] } } }]);
  });

  it("does not have the facts of the overlay", async () => {
    const overlay = overlayOf("$.paths['/items'].get.responses['404'].content['*/*']", {
      schema: { type: "string" },
    });
    const responses = { 404: { description: "Missing.", content: {} } };
    const bare = pageOf(documentOf({}, { "/items": { get: { responses } } }));
    const built = await build({ "a.md": bare }, overlay);
    const row = built.changes.find(({ rule }) => rule === "empty-error-content");
    expect(row?.after).toEqual({ "*/*": { schema: {} } });
  });
});

it("merges two paths of one page that differ only in the name of a parameter", async () => {
  const operation = (name: string) => ({
    operationId: name,
    parameters: [{ name, in: "path", required: true, schema: { type: "string" } }],
    responses: { 204: { description: "Done." } },
  });
  const text = documentOf(
    {},
    { "/x/{id}": { get: operation("id") }, "/x/{key}": { delete: operation("key") } },
  );
  const built = await build({ "a.json": text });
  expect(errorsOf(built)).toEqual([]);
  expect(built.document?.["paths"]).toMatchObject({
    "/x/{id}": { get: { parameters: [{ name: "id" }] }, delete: { parameters: [{ name: "id" }] } },
  });
});

describe("an overlay that brings in a reference to another file", () => {
  it("is not applied", async () => {
    const overlay = overlayOf("$.components.schemas", { B: { $ref: "other.yaml" } });
    const built = await build({ "a.md": page({ schemas: { A: {} } }) }, overlay);
    expect(errorsOf(built)).toEqual(["foreign-reference"]);
    expect(Object.keys(objectAt(objectAt(built.document, "components"), "schemas"))).toEqual(["A"]);
  });

  it("is an error when the reference is only complete in the document", async () => {
    const components = { schemas: { A: { example: { discriminator: {} } } } };
    const target = "$.components.schemas.A.example.discriminator";
    const overlay = overlayOf(target, { mapping: { a: "https://example.com/b.yaml" } });
    expect(errorsOf(await build({ "a.md": page(components) }, overlay))).toEqual([
      "foreign-reference",
    ]);
  });
});

describe("an overlay that adds what a page could have said", () => {
  const repaired = async (schema: object) => {
    const built = await build(
      { "a.md": page({ schemas: { A: { type: "object", properties: { a: {} } } } }) },
      overlayOf("$.components.schemas", { B: schema }),
    );
    return { ...built, schemas: objectAt(objectAt(built.document, "components"), "schemas") };
  };

  it("is repaired like a page, with rows at the lines of the overlay", async () => {
    const { schemas, changes } = await repaired({ type: "string", nullable: true });
    expect(schemas["B"]).toEqual({ type: ["string", "null"] });
    const rows = changes.filter(({ rule }) => rule === "nullable");
    expect(rows.map(({ at }) => at?.page.path)).toEqual(["overlay.yaml", "overlay.yaml"]);
  });

  it("does not repeat the problems of the pages", async () => {
    const schemas = { A: { type: "string", example: 1 } };
    const overlay = overlayOf("$.components.schemas", { B: { type: "string" } });
    const built = await build({ "a.md": page({ schemas }) }, overlay);
    const rules = built.problems.map(({ rule }) => rule);
    expect(rules.filter((rule) => rule === "example-mismatch")).toHaveLength(1);
  });

  it("may refer to a part of a page", async () => {
    const { schemas, changes } = await repaired({ $ref: "#/components/schemas/A/properties/a" });
    expect(schemas["B"]).toEqual({ $ref: "#/components/schemas/AA" });
    const rows = changes.filter(({ rule }) => rule === "part-references");
    expect(rows.map(({ pointer }) => pointer)).toContain("/components/schemas/AA");
  });
});

it("an overlay of comments changes nothing", async () => {
  const built = await build({ "a.md": page({}) }, "# A draft\n");
  expect([errorsOf(built), built.changes.filter(({ rule }) => rule === "overlay")]).toEqual([
    [],
    [],
  ]);
});

it("no row holds the UUID of a placeholder, neither before nor after the change", async () => {
  const uuid = "1d4747a6-0a3c-4b5d-8e9f-0123456789ab";
  const schemas = { A: { type: "array", items: [uuid] } };
  const { changes } = await build({ "a.md": page({ schemas }) });
  expect(changes.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(["array-items", "placeholder-schema"]),
  );
  expect(JSON.stringify(changes.map(({ before, after }) => [before, after]))).not.toContain(uuid);
});

it("changes come in the order of their places, whichever step made them", async () => {
  const nullable = { A: { type: "string", nullable: true }, B: { type: "string", nullable: true } };
  const built = await build({
    "b.md": page({ schemas: nullable }),
    "a.md": page({ schemas: nullable }),
  });
  const places = built.changes.map(({ at }) => [at?.page.path, at?.offset] as const);
  const sorted = places.toSorted(
    ([a = "", i = 0], [b = "", j = 0]) => Number(a > b) - Number(a < b) || i - j,
  );
  expect(places).toEqual(sorted);
  expect(new Set(places.map(([path]) => path))).toEqual(new Set(["a.md", "b.md"]));
});
