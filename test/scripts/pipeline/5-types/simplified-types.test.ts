import { describe, expect, it } from "vitest";
import { renderTypes } from "../../../../scripts/pipeline/5-types/types.ts";
import { copyForTypes, simplify } from "../../../../scripts/pipeline/5-types/simplify.ts";
import { objectAt, type JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";

const TITLE = { openapi: "3.1.1", info: { title: "Items", version: "1.0.0" } };
const [A, B] = ["A", "B"].map((name) => ({ $ref: `#/components/schemas/${name}` }));
const [TYPE_A, TYPE_B] = ["A", "B"].map((name) => `components["schemas"]["${name}"]`);
const parts = { A: { type: "string" }, B: { type: "boolean" } };

async function typeOf(schema: JsonObject): Promise<string | undefined> {
  const components = { schemas: { ...parts, Item: schema } };
  const text = await renderTypes({ ...TITLE, paths: {}, components }, "items");
  return /\bItem: (.*?);\s*}\s*;\s*responses: /s.exec(text)?.[1]?.replace(/\s+/g, " ");
}

function simplified(schema: JsonObject): unknown {
  const document = simplify(copyForTypes({ components: { schemas: { ...parts, Item: schema } } }));
  return objectAt(objectAt(document, "components"), "schemas")["Item"];
}

describe("the type of a choice", () => {
  it("of an object without properties is the choice only", async () => {
    expect(await typeOf({ type: "object", anyOf: [A, B] })).toBe(`${TYPE_A} | ${TYPE_B}`);
    expect(await typeOf({ type: "object", oneOf: [A, B] })).toBe(`${TYPE_A} | ${TYPE_B}`);
  });

  it("beside properties narrows them", async () => {
    const own = { type: "object", required: ["id"], properties: { id: { type: "string" } } };
    for (const keyword of ["anyOf", "oneOf"]) {
      expect(await typeOf({ ...own, [keyword]: [A, B] })).toBe(
        `{ id: string; } & (${TYPE_A} | ${TYPE_B})`,
      );
    }
  });
});

it("a header with content has the type of the content", async () => {
  const content = { "application/json": { schema: { type: "integer" } } };
  const response = { description: "", headers: { "X-Count": { required: true, content } } };
  const paths = { "/a": { get: { responses: { 200: response } } } };
  expect(await renderTypes({ ...TITLE, paths }, "items")).toContain('"X-Count": number;');
});

it("bytes that may be null are a Blob or null", async () => {
  const schema = { type: ["string", "null"], format: "binary" };
  const content = {
    "multipart/form-data": { schema: { type: "object", properties: { a: schema } } },
  };
  const paths = { "/a": { post: { requestBody: { content }, responses: {} } } };
  expect(await renderTypes({ ...TITLE, paths }, "items")).toContain("a?: Blob | null;");
});

it("a choice of an object keeps the tags that its mapping gives to the branches", async () => {
  const branch = { type: "object", required: ["kind"], properties: { kind: { type: "string" } } };
  const mapping = { a: "#/components/schemas/Left", b: "#/components/schemas/Right" };
  const oneOf = ["Left", "Right"].map((name) => ({ $ref: `#/components/schemas/${name}` }));
  const item = { type: "object", oneOf, discriminator: { propertyName: "kind", mapping } };
  const components = { schemas: { Left: branch, Right: branch, Item: item } };
  const types = await renderTypes({ ...TITLE, paths: {}, components }, "items");
  expect(types).toContain('kind: "a"');
  expect(types).toContain('kind: "b"');
});

it("a constant null is null", async () => {
  expect(await typeOf({ anyOf: [{ const: null }, A] })).toBe(`null | ${TYPE_A}`);
});

describe("the copy that the types are made from", () => {
  it("leaves out examples and defaults that look like references, and keeps the others", () => {
    const reference = { $ref: "#/nowhere" };
    expect(
      simplified({
        type: "object",
        default: { a: [reference] },
        example: reference,
        examples: [{ discriminator: {} }],
      }),
    ).toEqual({ type: "object" });
    const plain = { type: "object", default: { a: 1 }, example: { b: 2 }, examples: [{ c: 3 }] };
    expect(simplified(plain)).toEqual(plain);
  });

  it("leaves out named examples and extensions", () => {
    const media = { schema: A, examples: { one: { value: 1 } }, "x-a": 1 };
    const get = { responses: { 200: { content: { "text/plain": media } } }, "x-b": 1 };
    const { paths } = simplify(copyForTypes({ paths: { "/a": { get } } }));
    expect(paths).toEqual({
      "/a": { get: { responses: { 200: { content: { "text/plain": { schema: A } } } } } },
    });
  });

  it("does not share anything with the document", () => {
    const schema = { type: "object", "x-a": 1 };
    simplified(schema);
    expect(schema).toEqual({ type: "object", "x-a": 1 });
  });
});
