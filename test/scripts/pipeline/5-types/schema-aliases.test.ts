import { expect, it } from "vitest";
import { renderAliases, aliasNames } from "../../../../scripts/pipeline/5-types/schema-aliases.ts";
import { renderTypes } from "../../../../scripts/pipeline/5-types/types.ts";

const documentOf = (schemas: object, paths: object = {}) => ({
  openapi: "3.1.1",
  info: { title: "Items", version: "1.0.0" },
  paths,
  components: { schemas },
});

it.each(["Array", "Blob", "Extract", "Omit", "Record", "Required", "WithRequired", "OneOf", "XOR"])(
  "the alias of a schema called %s does not shadow the type that the file uses",
  (name) => {
    expect([...aliasNames(documentOf({ [name]: {} }))]).toEqual([[name, `${name}2`]]);
  },
);

it("the alias of a schema is distinct from the others", () => {
  const aliases = aliasNames(documentOf({ "json-value": {}, JsonValue: {}, "2d": {}, Blob2: {} }));
  expect([...aliases.values()]).toEqual(["JsonValue", "JsonValue2", "_2d", "Blob2"]);
});

it("a schema that was moved to its alias gets no second one", () => {
  const aliases = new Map([
    ["A b", "AB"],
    ["C", "C"],
  ]);
  expect(renderAliases(aliases, new Set(["C"]))).toBe(
    'export type AB = components["schemas"]["A b"];\n',
  );
});

it("a body of bytes is the global Blob beside a schema called Blob", async () => {
  const bytes = { "application/octet-stream": { schema: { type: "string", format: "binary" } } };
  const responses = { 200: { description: "", content: bytes } };
  const schemas = {
    Blob: { type: "object", required: ["id"], properties: { id: { type: "string" } } },
    Record: { type: "object", additionalProperties: false },
  };
  const paths = { "/file": { get: { operationId: "readFile", responses } } };
  const types = await renderTypes(documentOf(schemas, paths), "items");
  expect(types).toMatch(/^export type Blob2 = components\["schemas"\]\["Blob"\];$/m);
  expect(types).not.toMatch(/^export (?:type|interface) (?:Blob|Record)\b/m);
  expect(types).toContain('"application/octet-stream": Blob;');
});
