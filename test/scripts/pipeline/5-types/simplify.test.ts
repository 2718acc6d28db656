import { expect, test } from "vitest";
import { renderTypes } from "../../../../scripts/pipeline/5-types/types.ts";
import type { JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";

const TITLE = { openapi: "3.1.1", info: { title: "Items", version: "1.0.0" } };

/** The types of the schemas, with each run of white space as one space. */
async function typesOf(schemas: JsonObject, paths: JsonObject = {}): Promise<string> {
  const text = await renderTypes({ ...TITLE, paths, components: { schemas } }, "items");
  return text.replace(/\s+/g, " ");
}

function post(mediaType: JsonObject): JsonObject {
  const [[name, content] = ["", {}]] = Object.entries(mediaType);
  const responses = { "200": { description: "", content: { [name]: content } } };
  return { "/items": { post: { operationId: "sendItems", responses } } };
}

test("a property that has the name of a keyword may require others", async () => {
  const properties = { allOf: { type: "string" } };
  const types = await typesOf({ A: { properties, dependentRequired: { allOf: ["b"] } } });
  expect(types).toContain("allOf?: string;");
});

test("`anyOf` beside properties is intersected with them", async () => {
  const types = await typesOf({
    Item: {
      type: "object",
      required: ["id"],
      properties: { id: { type: "string" } },
      anyOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }],
    },
    A: { type: "object", properties: { a: { type: "string" } } },
    B: { type: "object", properties: { b: { type: "string" } } },
  });
  expect(types).toContain(
    'Item: { id: string; } & (components["schemas"]["A"] | components["schemas"]["B"]);',
  );
});

test("a discriminator without a mapping keeps the tags of the branches", async () => {
  const branch = (tag: string) => ({
    type: "object",
    required: ["kind"],
    properties: { kind: { type: "string", enum: [tag] } },
  });
  const types = await typesOf({
    Item: {
      oneOf: [{ $ref: "#/components/schemas/Text" }, { $ref: "#/components/schemas/Image" }],
      discriminator: { propertyName: "kind" },
    },
    Text: branch("text"),
    Image: branch("image"),
  });
  expect(types).toContain('kind: "text"');
  expect(types).not.toContain('kind: "Text"');
});

test("a discriminator with a mapping adds the tags that the branches lack", async () => {
  const branch = { type: "object", required: ["kind"], properties: { kind: { type: "string" } } };
  const types = await typesOf({
    Item: {
      oneOf: [{ $ref: "#/components/schemas/Text" }],
      discriminator: {
        propertyName: "kind",
        mapping: { text: "#/components/schemas/Text" },
      },
    },
    Text: branch,
  });
  expect(types).toContain('kind: "text"');
});

test("the item of a stream has a named type, and the body is a string", async () => {
  const stream = {
    "text/event-stream": {
      schema: { type: "string" },
      "x-item-schema": { type: "object", properties: { state: { type: "string" } } },
    },
  };
  const types = await typesOf({}, post(stream));
  expect(types).toContain('"text/event-stream": string;');
  expect(types).toContain("SendItemsStreamItem: { state?: string; }");
  expect(types).toContain(
    'export type SendItemsStreamItem = components["schemas"]["SendItemsStreamItem"];',
  );
});

test("binary data is a Blob in a form and as a body, and a string in JSON", async () => {
  const bytes = { type: "string", format: "binary" };
  const fields = {
    type: "object",
    properties: { one: bytes, all: { type: "array", items: bytes } },
  };
  expect(await typesOf({}, post({ "multipart/form-data": { schema: fields } }))).toMatch(
    /all\?: Blob\[\];.*one\?: Blob;/,
  );
  expect(await typesOf({}, post({ "audio/mpeg": { schema: bytes } }))).toContain(
    '"audio/mpeg": Blob;',
  );
  const json = await typesOf({}, post({ "application/json": { schema: fields } }));
  expect(json).not.toContain("Blob");
  const encoded = { contentMediaType: "application/octet-stream" };
  expect(await typesOf({}, post({ "application/octet-stream": { schema: encoded } }))).toContain(
    '"application/octet-stream": Blob;',
  );
});

test("references in examples and extensions are ignored", async () => {
  const types = await typesOf({
    Item: {
      type: "object",
      example: { $ref: "#/nowhere", discriminator: { propertyName: "kind" } },
      "x-note": { $ref: "#/nowhere" },
      properties: { name: { type: "string", example: "A name" } },
    },
  });
  expect(types).toContain("@example A name");
  expect(types).not.toContain("nowhere");
});

test("the response `default` is kept, although `default` is also a keyword", async () => {
  const response = { $ref: "#/components/responses/Fault" };
  const text = await renderTypes(
    {
      ...TITLE,
      paths: { "/items": { get: { operationId: "listItems", responses: { default: response } } } },
      components: { responses: { Fault: { description: "A fault." } } },
    },
    "items",
  );
  expect(text).toContain('default: components["responses"]["Fault"]');
});

test("an integer beyond 2^53 becomes the number that a client parses", async () => {
  const types = await typesOf({ Id: { type: "integer", enum: [9223372036854775807n] } });
  expect(types).toContain("Id: 9223372036854776000;");
});

test("text of a page stays inside strings and comments", async () => {
  const trap = '*/ evil(); /* `${evil()}` "; evil(); //';
  const types = await typesOf({
    Item: {
      title: trap,
      description: trap,
      type: "object",
      properties: { [trap]: { type: "string", enum: [trap], default: trap, example: trap } },
    },
  });
  expect(types).toContain(`${JSON.stringify(trap)}?: ${JSON.stringify(trap)};`);
  expect(types).not.toMatch(/\* \*\/ evil/);
});

test.each([
  [
    "a reference without a target",
    { Item: { $ref: "#/components/schemas/Nowhere" } },
    /^The types of "components.schemas.Item" do not compile \(TS2502/,
  ],
  [
    "a document that the generator cannot read",
    { Item: { oneOf: 5 } },
    /^openapi-typescript cannot read "components.schemas.Item": \S/,
  ],
  [
    "a chain that TypeScript cannot follow",
    chainOf(5000),
    /^TypeScript cannot check the types: Maximum call stack/,
  ],
])("%s is a problem with a reason", async (_, schemas, message) => {
  await expect(typesOf(schemas)).rejects.toMatchObject({
    problem: { severity: "error", rule: "types", message: expect.stringMatching(message) },
  });
});

/** Schemas that refer to each other in a circle. */
function chainOf(length: number): Record<string, object> {
  const names = Array.from({ length }, (_, index) => `C${index}`);
  const next = (index: number) => `#/components/schemas/C${(index + 1) % length}`;
  return Object.fromEntries(names.map((name, index) => [name, { allOf: [{ $ref: next(index) }] }]));
}

test("a list with `prefixItems` becomes a tuple of every length that the schema allows", async () => {
  const prefixItems = [{ type: "string" }, { oneOf: [{ type: "number" }, { type: "boolean" }] }];
  const types = await typesOf({
    Open: { type: "array", prefixItems },
    Full: { type: "array", prefixItems, items: false, minItems: 2 },
    Short: { type: "array", prefixItems, minItems: 1, maxItems: 1 },
    Followed: { type: ["array", "null"], prefixItems, items: { enum: ["a", "b"] }, minItems: 1 },
  });
  expect(types).toContain("Open: [ string?, (number | boolean)?, ...unknown[] ];");
  expect(types).toContain("Full: [ string, number | boolean ];");
  expect(types).toContain("Short: [ string ];");
  expect(types).toContain('Followed: [ string, (number | boolean)?, ...("a" | "b")[] ] | null;');
});

test("an index signature also allows the values of properties and pattern properties", async () => {
  const properties = { id: { type: "string" } };
  const patternProperties = { "^x-": { type: "number" } };
  const types = await typesOf({
    Rest: { type: "object", properties, additionalProperties: { type: "boolean" } },
    Pattern: { type: "object", properties, patternProperties },
    Closed: { type: "object", properties, patternProperties, additionalProperties: false },
    Map: { type: "object", additionalProperties: { type: "boolean" } },
    None: { type: "object", properties, additionalProperties: false },
  });
  expect(types).toContain("Rest: { id?: string; } & { [key: string]: boolean | string; };");
  expect(types).toContain("Pattern: { id?: string; } & { [key: string]: unknown; };");
  expect(types).toContain("Closed: { id?: string; } & { [key: string]: number | string; };");
  expect(types).toContain("Map: { [key: string]: boolean; };");
  expect(types).toContain("None: { id?: string; };");
});

test.for<[string, (inner: JsonObject) => JsonObject]>([
  [
    "maps",
    (inner) => ({
      type: "object",
      properties: { a: inner },
      additionalProperties: { type: "boolean" },
    }),
  ],
  [
    "tuples",
    (inner) => ({ type: "object", properties: { a: { type: "array", prefixItems: [inner] } } }),
  ],
])("the types of nested %s do not double with each level", async ([, wrap]) => {
  let schema: JsonObject = { type: "string" };
  for (let depth = 0; depth < 40; depth += 1) schema = wrap(schema);
  const types = await typesOf({ Item: schema });
  expect(types.match(/a\?: /g)).toHaveLength(40);
  expect(types.length).toBeLessThan(10_000);
});

test.each([
  [{ type: "object", enum: [{ type: "string" }] }, '{ type: "string"; }'],
  [{ type: "object", enum: [{ properties: { a: "b" } }] }, '{ properties: { a: "b"; }; }'],
  [{ type: "object", enum: [{ a: 1 }, { a: 2 }] }, "{ a: 1; } | { a: 2; }"],
  [
    { type: ["object", "array"], properties: { a: {} }, items: {}, enum: [{ a: 1 }, [{ a: 2 }]] },
    "{ a: 1; } | [ { a: 2; } ]",
  ],
  [{ type: ["object", "null"], properties: { a: {} }, enum: [{ a: 1 }, null] }, "{ a: 1; } | null"],
  [{ type: "array", enum: [["a"], [["b"]]] }, '[ "a" ] | [ [ "b" ] ]'],
])("the values of %j are data and not schemas", async (schema, expected) => {
  const types = await typesOf({ Item: schema });
  expect(types.replace(/\s+/g, " ")).toContain(`Item: ${expected}`);
});
