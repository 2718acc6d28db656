import { describe, expect, it } from "vitest";
import { extractDocuments } from "../../../../../scripts/pipeline/1-extract/extract-page.ts";
import { positionOf } from "../../../../../scripts/pipeline/report/origins.ts";
import { lineAndColumn } from "../../../../../scripts/pipeline/report/page.ts";
import { lookUp } from "../../../../../scripts/pipeline/values/json-pointer.ts";
import { pageOf } from "../../../../support/endpoints.ts";

const SWAGGER = `swagger: "2.0"
info: { title: Pets, version: "1" }
host: api.example.com
basePath: /v1
schemes: [https]
consumes: [application/json]
produces: [application/json]
parameters:
  Body: { name: body, in: body, required: true, schema: { $ref: "#/definitions/Pet" } }
  Limit: { name: limit, in: query, type: integer }
responses:
  Bad: { description: Bad, schema: { $ref: "#/definitions/Pet" } }
paths:
  /pets:
    get:
      produces: [text/csv]
      parameters:
        - $ref: "#/parameters/Limit"
      responses:
        "200": { description: The pets., schema: { type: string } }
        "400": { $ref: "#/responses/Bad" }
    post:
      parameters: [{ $ref: "#/parameters/Body" }]
      responses:
        "200": { description: The pet., schema: { $ref: "#/definitions/Pet" } }
  /pets/photo:
    post:
      parameters:
        - { name: file, in: formData, type: file, required: true }
        - { name: kinds, in: formData, type: array, items: { type: string, enum: [x, y] }, collectionFormat: pipes }
      responses:
        "200": { description: The photo., schema: { type: file } }
definitions:
  Pet:
    type: object
    discriminator: kind
    required: [kind]
    properties:
      kind: { type: string }
`;

const read = (text: string, name = "page.yaml") => extractDocuments(pageOf(text, name));
const documentOf = (text: string, name?: string) => read(text, name).documents[0]?.value;
const at = (pointer: string) => lookUp(documentOf(SWAGGER), pointer);
const PET = { schema: { $ref: "#/components/schemas/Pet" } };

describe("a Swagger 2.0 document", () => {
  it("is converted, with one row that says so", () => {
    const { documents, problems } = read(SWAGGER);
    expect(documents[0]?.value["openapi"]).toMatch(/^3\.0/);
    expect(documents[0]?.value["servers"]).toEqual([{ url: "https://api.example.com/v1" }]);
    expect(problems.map(({ rule, severity, pointer }) => [rule, severity, pointer])).toEqual([
      ["swagger", "info", "/swagger"],
    ]);
  });

  it.each([
    ["YAML in a page", `# Pets\n\n## OpenAPI\n\n\`\`\`yaml\n${SWAGGER}\`\`\`\n`, "page.md"],
    [
      "JSON",
      '{"swagger": "2.0", "info": {"title": "A", "version": "1"}, "paths": {}}',
      "page.json",
    ],
  ])("is converted from %s", (_, text, name) => {
    expect(documentOf(text, name)?.["openapi"]).toMatch(/^3\.0/);
  });

  it("has the media types of the operation, and otherwise those of the document", () => {
    expect(at("#/paths/~1pets/get/responses/200/content")).toEqual({
      "text/csv": { schema: { type: "string" } },
    });
    expect(at("#/components/responses/Bad/content")).toEqual({ "application/json": PET });
  });

  it("has the body that a reference leads to", () => {
    expect(at("#/paths/~1pets/post/requestBody")).toEqual({
      content: { "application/json": PET },
      required: true,
    });
    expect(at("#/components/requestBodies")).toBeUndefined();
    expect(at("#/paths/~1pets/get/parameters")).toEqual([
      { $ref: "#/components/parameters/Limit" },
    ]);
  });

  it("has a form with all that its fields say", () => {
    expect(at("#/paths/~1pets~1photo/post/requestBody")).toEqual({
      content: {
        "multipart/form-data": {
          schema: {
            type: "object",
            required: ["file"],
            properties: {
              file: { type: "string", format: "binary" },
              kinds: { type: "array", items: { type: "string", enum: ["x", "y"] } },
            },
          },
          encoding: { kinds: { style: "pipeDelimited", explode: false } },
        },
      },
      required: true,
    });
  });

  it("returns a file as bytes and not as JSON", () => {
    expect(at("#/paths/~1pets~1photo/post/responses/200/content")).toEqual({
      "application/octet-stream": { schema: { type: "string", format: "binary" } },
    });
  });

  it("has a discriminator that is an object", () => {
    expect(at("#/components/schemas/Pet/discriminator")).toEqual({ propertyName: "kind" });
  });

  it.each([
    ["#/components/schemas/Pet", "type", "type: object"],
    ["#/paths/~1pets/post/responses/200", "description", "description: The pet."],
    ["#/components/parameters/Limit/schema", "type", "type: integer"],
  ])("keeps the position of %s", (pointer, key, text) => {
    const value = at(pointer);
    const position = positionOf(value as object, key); // the pointer leads to an object
    expect(position && lineAndColumn(position).line).toBe(
      SWAGGER.slice(0, SWAGGER.indexOf(text)).split("\n").length,
    );
  });

  it("is converted if YAML reads its version as a number", () => {
    expect(documentOf(SWAGGER.replace('"2.0"', "2.0"))?.["openapi"]).toMatch(/^3\.0/);
  });

  it.each([
    ["csv", { style: "form", explode: false }],
    ["multi", { style: "form", explode: true }],
    ["ssv", { style: "spaceDelimited", explode: false }],
    ["pipes", { style: "pipeDelimited", explode: false }],
  ])("sends a list in the collection format %s", (format, style) => {
    const list = `in: query, type: array, items: { type: string }, collectionFormat: ${format}`;
    const text = SWAGGER.replace("in: query, type: integer", list);
    const parameter = lookUp(documentOf(text), "#/components/parameters/Limit");
    expect(parameter).toMatchObject(style);
  });

  it("reports a collection format that OpenAPI 3 does not have, at its line", () => {
    const list = "in: query, type: array, items: { type: string }, collectionFormat: tsv";
    const { problems } = read(SWAGGER.replace("in: query, type: integer", list));
    const lost = problems.filter(({ pointer }) => pointer?.endsWith("/collectionFormat"));
    expect(lost.map(({ pointer }) => pointer)).toEqual(["/parameters/Limit/collectionFormat"]);
    expect(lost.map((problem) => problem.at && lineAndColumn(problem.at).line)).toEqual([10]);
  });

  it("keeps a parameter without a place, which a repair reports", () => {
    const text = SWAGGER.replace('$ref: "#/parameters/Limit"', "name: limit");
    const parameters = lookUp(documentOf(text), "#/paths/~1pets/get/parameters");
    expect(parameters).toEqual([{ name: "limit", schema: {} }]);
  });

  it("is converted if parts of it are not objects", () => {
    const mistakes = [null, "text", [null], 5];
    const parts = ["paths", "definitions", "responses", "parameters", "securityDefinitions"];
    const documents = parts.flatMap((part) =>
      mistakes.flatMap((mistake) => [
        { swagger: "2.0", [part]: mistake },
        { swagger: "2.0", [part]: { A: mistake } },
      ]),
    );
    const items = mistakes.flatMap((mistake) => [
      { get: mistake },
      { parameters: mistake },
      { get: { parameters: [mistake] } },
      { get: { responses: { 200: mistake, "x-note": mistake } } },
    ]);
    const all = [...documents, ...items.map((item) => ({ swagger: "2.0", paths: { "/a": item } }))];
    const failed = all.filter((value) => !documentOf(JSON.stringify(value), "page.json"));
    expect(failed).toEqual([]);
  });

  it("is reported if it cannot be converted", () => {
    // Media types that are not a list stop the upgrader.
    const broken = SWAGGER.replace("schemes: [https]", "x-broken: true\nconsumes: 5").replace(
      "consumes: [application/json]\n",
      "",
    );
    expect(read(broken).documents).toEqual([]);
    expect(read(broken).problems.map(({ rule, severity }) => [rule, severity])).toEqual([
      ["swagger", "error"],
    ]);
  });
});
