import { stringify } from "yaml";
import type { JsonObject } from "../../../scripts/pipeline/values/json-object.ts";

/** The texts of the pages of one API, and of its overlay, that grow with `size`. */
export interface GrowingInput {
  pages: string[];
  overlay?: string;
}

const HEAD = {
  openapi: "3.1.0",
  info: { title: "Items", version: "1.0.0" },
  servers: [{ url: "https://api.example.com/v1" }],
};

function numbers(size: number): number[] {
  return Array.from({ length: size }, (_, index) => index);
}

function mapOf<Value>(size: number, entry: (index: number) => [string, Value]) {
  return Object.fromEntries(numbers(size).map(entry));
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function fence(text: string, info = "json"): string {
  return `# Items\n\n## OpenAPI\n\n\`\`\`\`${info}\n${text}\n\`\`\`\`\n`;
}

function page(paths: JsonObject, components: JsonObject = {}, rest: JsonObject = {}): string {
  return fence(JSON.stringify({ ...HEAD, paths, components, ...rest }));
}

const ok = (schema: unknown, mediaType = "application/json") => ({
  responses: { 200: { description: "Done", content: { [mediaType]: { schema } } } },
});

const send = (schema: unknown, mediaType = "application/json") => ({
  requestBody: { content: { [mediaType]: { schema } } },
  ...ok(schema),
});

/** One operation that sends and receives the schema. */
function using(schema: unknown, schemas: JsonObject): string {
  return page({ "/items": { post: send(schema) } }, { schemas });
}

/** Each schema refers to the next one twice, so the number of ways to the last one doubles with each schema. */
function diamond(keyword: string, mediaType = "application/json") {
  return (size: number): GrowingInput => {
    const schemas: JsonObject = mapOf(size, (index) => [
      `A${index}`,
      { [keyword]: [ref(`L${index}`), ref(`R${index}`)] },
    ]);
    for (const index of numbers(size)) {
      for (const side of ["L", "R"]) {
        const own = { type: "object", required: ["b"], properties: { [side]: { type: "string" } } };
        schemas[`${side}${index}`] = { [keyword]: [ref(`A${index + 1}`), own] };
      }
    }
    const last = { type: "object", properties: { b: { type: "string", format: "binary" } } };
    const all: JsonObject = { ...schemas, [`A${size}`]: last };
    return { pages: [page({ "/items": { post: send(ref("A0"), mediaType) } }, { schemas: all })] };
  };
}

/** Each schema holds the next one under a keyword. A ring ends at its first schema. */
function chain(wrap: (next: unknown, index: number) => JsonObject, isRing = false) {
  return (size: number): GrowingInput => {
    const schemas = mapOf(size, (index) => [
      `A${index}`,
      wrap(ref(isRing && index === size - 1 ? "A0" : `A${index + 1}`), index),
    ]);
    const last = {
      type: "object",
      required: ["z"],
      properties: { z: { type: "string", readOnly: true } },
    };
    const all: JsonObject = { ...schemas, [`A${size}`]: last };
    return { pages: [using(ref("A0"), all)] };
  };
}

function schemaWith(schema: (size: number) => JsonObject) {
  return (size: number): GrowingInput => ({ pages: [using(schema(size), {})] });
}

const UUID_PREFIX = "3fa85f64-5717-4562-b3fc-";
const uuid = (index: number) => UUID_PREFIX + index.toString(16).padStart(12, "0");

/** Pages that grow, each by one kind of thing that a page can have in any number. */
export const growingInputs: Record<string, (size: number) => GrowingInput> = {
  "a diamond of allOf": diamond("allOf"),
  "a diamond of anyOf": diamond("anyOf"),
  "a diamond of oneOf": diamond("oneOf"),
  "a diamond of oneOf in a form": diamond("oneOf", "multipart/form-data"),
  "a chain of references": chain((next) => next as JsonObject),
  "a chain of allOf": chain((next) => ({ allOf: [next, { type: "object", required: ["a"] }] })),
  "a chain of anyOf": chain((next) => ({ anyOf: [next, { type: "string" }] })),
  "a chain of oneOf": chain((next) => ({ oneOf: [next, { type: "string" }] })),
  "a chain of items": chain((next) => ({ type: "array", items: next })),
  "a chain of properties": chain((next) => ({ type: "object", properties: { next } })),
  "a chain of readOnly properties": chain((next, index) => ({
    type: "object",
    required: ["id", "next"],
    properties: { next, id: { type: "string", readOnly: index % 2 === 0 } },
  })),
  "a ring of properties": chain((next) => ({ type: "object", properties: { next } }), true),
  "a ring of anyOf": chain((next) => ({ anyOf: [next, { type: "string" }] }), true),
  "a ring of arrays": chain((next) => ({ type: "array", items: next }), true),
  properties: schemaWith((size) => ({
    type: "object",
    required: numbers(size).map((index) => `p${index}`),
    properties: mapOf(size, (index) => [`p${index}`, { type: "string", description: `P${index}` }]),
  })),
  "undeclared required properties": schemaWith((size) => ({
    type: "object",
    required: numbers(size).map((index) => `p${index}`),
  })),
  "enum values": schemaWith((size) => ({
    type: "string",
    enum: numbers(size).map((index) => `v${index}`),
  })),
  "wrapped enum values": schemaWith((size) => ({
    type: "string",
    enum: numbers(size).map((index) => ({ value: `v${index}` })),
  })),
  "branches of oneOf": schemaWith((size) => ({
    oneOf: numbers(size).map((index) => ({
      type: "object",
      required: ["kind"],
      properties: { kind: { const: `k${index}` }, a: { type: "string" } },
    })),
  })),
  "equal branches of anyOf": schemaWith((size) => ({
    anyOf: numbers(size).map(() => ({ type: "object", properties: { a: { type: "string" } } })),
  })),
  "parts of allOf": schemaWith((size) => ({
    allOf: numbers(size).map((index) => ({
      type: "object",
      required: [`p${index}`],
      properties: { [`p${index}`]: { type: "string" } },
    })),
  })),
  "members of a discriminator": (size) => {
    const pets = mapOf(size, (index) => [
      `Pet${index}`,
      { allOf: [ref("Pet"), { type: "object", properties: { a: { type: "string" } } }] },
    ]);
    const schemas: JsonObject = {
      ...pets,
      Pet: {
        type: "object",
        required: ["kind"],
        properties: { kind: { type: "string" } },
        discriminator: {
          propertyName: "kind",
          mapping: mapOf(size, (index) => [`k${index}`, `#/components/schemas/Pet${index}`]),
        },
      },
    };
    const union = { oneOf: Object.keys(pets).map(ref), discriminator: { propertyName: "kind" } };
    return { pages: [page({ "/items": { post: { ...send(union) } } }, { schemas })] };
  },
  placeholders: (size) => ({
    pages: [
      using({ type: "object", properties: mapOf(size, (index) => [`p${index}`, uuid(index)]) }, {}),
    ],
  }),
  "references to placeholders": (size) => ({
    pages: [
      using(
        { type: "object", properties: mapOf(size, (index) => [`p${index}`, ref(uuid(index))]) },
        {},
      ),
    ],
  }),
  "components with unusual names": (size) => ({
    pages: [
      using(
        { type: "object", properties: mapOf(size, (index) => [`p${index}`, ref(`a b ${index}`)]) },
        mapOf(size, (index) => [`a b ${index}`, { type: "object", properties: {} }]),
      ),
    ],
  }),
  "component names that become equal": (size) => ({
    pages: [
      using(
        {},
        mapOf(size, (index) => [
          `a${" ".repeat(1 + (index % 40))}${"é".repeat(index / 40)}b`,
          { type: "string" },
        ]),
      ),
    ],
  }),
  "unused components": (size) => ({
    pages: [
      using(
        {},
        mapOf(size, (index) => [`A${index}`, { type: "string" }]),
      ),
    ],
  }),
  "parameters in one path": (size) => {
    const path = numbers(size)
      .map((index) => `/{p${index}}`)
      .join("");
    const parameters = numbers(size).map((index) => ({
      name: `p${index}`,
      in: "path",
      required: true,
    }));
    return { pages: [page({ [path]: { get: { parameters, ...ok({}) } } })] };
  },
  "undeclared parameters in one path": (size) => {
    const path = numbers(size)
      .map((index) => `/{p${index}}`)
      .join("");
    return { pages: [page({ [path]: { get: ok({}) } })] };
  },
  "parameters of an operation": (size) => ({
    pages: [
      page({
        "/items": {
          get: {
            parameters: numbers(size).map((index) => ({ name: `p${index}`, in: "query" })),
            ...ok({}),
          },
        },
      }),
    ],
  }),
  "equal parameters": (size) => ({
    pages: [
      page({
        "/items": {
          get: { parameters: numbers(size).map(() => ({ name: "p", in: "query" })), ...ok({}) },
        },
      }),
    ],
  }),
  "headers with credentials": (size) => ({
    pages: [
      page(
        mapOf(size, (index) => [
          `/items${index}`,
          { get: { parameters: [{ name: `x-a${index}-api-key`, in: "header" }], ...ok({}) } },
        ]),
      ),
    ],
  }),
  operations: (size) => ({
    pages: [page(mapOf(size, (index) => [`/items${index}`, { get: ok({ type: "string" }) }]))],
  }),
  "operations with one id": (size) => ({
    pages: [
      page(mapOf(size, (index) => [`/items${index}`, { get: { operationId: "get", ...ok({}) } }])),
    ],
  }),
  "operations with derived ids": (size) => ({
    pages: [
      page(
        mapOf(size, (index) => [
          `/items/${"-".repeat(index)}a`,
          { get: { tags: ["a"], ...ok({}) } },
        ]),
      ),
    ],
  }),
  "paths that differ in a parameter's name": (size) => ({
    pages: [
      page(
        mapOf(size, (index) => [
          `/items/{id${index}}`,
          {
            get: {
              parameters: [{ name: `id${index}`, in: "path", required: true, schema: {} }],
              ...ok({}),
            },
          },
        ]),
      ),
    ],
  }),
  responses: (size) => ({
    pages: [
      page({
        "/items": {
          get: {
            responses: mapOf(Math.min(size, 400), (index) => [
              String(200 + index),
              { description: "D" },
            ]),
          },
        },
      }),
    ],
  }),
  "response headers": (size) => ({
    pages: [
      page({
        "/items": {
          get: {
            responses: {
              200: {
                description: "D",
                headers: mapOf(size, (index) => [`X-${index}`, { schema: {} }]),
              },
            },
          },
        },
      }),
    ],
  }),
  "media types": (size) => ({
    pages: [
      page({
        "/items": {
          get: {
            responses: {
              200: {
                description: "D",
                content: mapOf(size, (index) => [`application/x${index}+json`, { schema: {} }]),
              },
            },
          },
        },
      }),
    ],
  }),
  examples: (size) => ({
    pages: [
      using({ type: "array", items: { type: "integer" }, examples: numbers(size).map(String) }, {}),
    ],
  }),
  "servers, tags and security schemes": (size) => ({
    pages: [
      page(
        { "/items": { get: ok({}) } },
        {
          securitySchemes: mapOf(size, (index) => [
            `s${index}`,
            { type: "apiKey", in: "header", name: `x-${index}` },
          ]),
        },
        {
          servers: numbers(size).map((index) => ({ url: `https://h${index}.example.com` })),
          tags: numbers(size).map((index) => ({ name: `t${index}` })),
          security: numbers(size).map((index) => ({ [`s${index}`]: [] })),
        },
      ),
    ],
  }),
  "references to parts": (size) => ({
    pages: [
      using(
        {
          type: "object",
          properties: mapOf(size, (index) => [
            `p${index}`,
            { $ref: `#/components/schemas/All/properties/q${index}` },
          ]),
        },
        {
          All: {
            type: "object",
            properties: mapOf(size, (index) => [
              `q${index}`,
              { type: "object", title: `Q${index}` },
            ]),
          },
        },
      ),
    ],
  }),
  "dangling references": (size) => ({
    pages: [
      using(
        {
          type: "object",
          properties: mapOf(size, (index) => [`p${index}`, ref(`Missing${index}`)]),
        },
        {},
      ),
    ],
  }),
  "definitions inside a schema": schemaWith((size) => ({
    type: "object",
    $defs: mapOf(size, (index) => [`D${index}`, { type: "object", title: `D${index}` }]),
    properties: mapOf(size, (index) => [`p${index}`, { $ref: `#/$defs/D${index}` }]),
  })),
  anchors: schemaWith((size) => ({
    type: "object",
    $defs: mapOf(size, (index) => [`D${index}`, { $anchor: `a${index}`, type: "object" }]),
    properties: mapOf(size, (index) => [`p${index}`, { $ref: `#a${index}` }]),
  })),
  "pages with the same component": (size) => ({
    pages: numbers(size).map((index) =>
      page(
        { [`/items${index}`]: { get: ok(ref("Item")) } },
        { schemas: { Item: { type: "object", properties: { a: { type: "string" } } } } },
      ),
    ),
  }),
  "pages with different components of one name": (size) => ({
    pages: numbers(size).map((index) =>
      page(
        { [`/items${index}`]: { get: ok(ref("Item")) } },
        {
          schemas: { Item: { type: "object", properties: { [`p${index}`]: { type: "string" } } } },
        },
      ),
    ),
  }),
  "pages with the same operation": (size) => ({
    pages: numbers(size).map((index) =>
      page({ "/items": { get: { description: `D${index}`, ...ok({ type: "string" }) } } }),
    ),
  }),
  YAML: (size) => ({
    pages: [
      fence(
        stringify({
          ...HEAD,
          paths: mapOf(size, (index) => [
            `/items${index}`,
            { get: { ...ok({ type: "string" }), description: "A: b\n- c #d\n" } },
          ]),
        }),
        "yaml",
      ),
    ],
  }),
  "YAML with anchors and aliases": (size) => ({
    pages: [
      fence(
        `${stringify(HEAD)}paths: {}\nx-all:\n${numbers(size)
          .map((index) => `  a${index}: &a${index} {b: 1}\n  c${index}: *a${index}\n`)
          .join("")}`,
        "yaml",
      ),
    ],
  }),
  "YAML with merge keys": (size) => ({
    pages: [
      fence(
        `${stringify(HEAD)}paths: {}\nx-base: &base {b: 1, c: 2}\nx-all:\n${numbers(size)
          .map((index) => `  a${index}: {<<: *base, d: ${index}}\n`)
          .join("")}`,
        "yaml",
      ),
    ],
  }),
  "a long text": (size) => ({
    pages: [page({ "/items": { get: { description: "word ".repeat(20 * size), ...ok({}) } } })],
  }),
  "code blocks": (size) => ({
    pages: [
      '```json\n{"a": 1}\n```\n\nText.\n\n'.repeat(size) + page({ "/items": { get: ok({}) } }),
    ],
  }),
  "headings and request lines": (size) => ({
    pages: [
      "## A\n\nGET https://api.example.com/a\n\n".repeat(size) +
        page({ "/items": { get: ok({}) } }),
    ],
  }),
  "code blocks with documents": (size) => ({
    pages: [
      numbers(size)
        .map((index) => page({ [`/items${index}`]: { get: ok({}) } }))
        .join("\n"),
    ],
  }),
  "actions of an overlay": (size) => ({
    pages: [page(mapOf(size, (index) => [`/items${index}`, { get: ok({}) }]))],
    overlay: JSON.stringify({
      overlay: "1.0.0",
      info: { title: "T", version: "1" },
      actions: numbers(size).map((index) => ({
        target: `$.paths['/items${index}'].get`,
        update: { summary: "S" },
      })),
    }),
  }),
  "matches of an overlay's action": (size) => ({
    pages: [page(mapOf(size, (index) => [`/items${index}`, { get: ok({}) }]))],
    overlay: JSON.stringify({
      overlay: "1.0.0",
      info: { title: "T", version: "1" },
      actions: [{ target: "$.paths.*.get", update: { summary: "S" } }],
    }),
  }),
  "definitions of Swagger 2.0": (size) => ({
    pages: [
      fence(
        JSON.stringify({
          swagger: "2.0",
          info: HEAD.info,
          host: "api.example.com",
          consumes: ["application/json"],
          produces: ["application/json"],
          paths: mapOf(size, (index) => [
            `/items${index}`,
            {
              post: {
                parameters: [
                  { name: "b", in: "body", schema: { $ref: `#/definitions/D${index}` } },
                  { name: "f", in: "query", type: "array", items: { type: "string" } },
                ],
                responses: {
                  200: { description: "D", schema: { $ref: `#/definitions/D${index}` } },
                },
              },
            },
          ]),
          definitions: mapOf(size, (index) => [`D${index}`, { type: "object", properties: {} }]),
        }),
      ),
    ],
  }),
};
