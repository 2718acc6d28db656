import fc from "fast-check";
import type { JsonObject } from "../../scripts/pipeline/values/json-object.ts";

/** The names of the components that schemas refer to. */
const SCHEMAS = ["Alpha", "Beta", "Gamma", "constructor"] as const;
const SCHEME = "xApiKey";

const text = fc.oneof(
  fc.lorem({ maxCount: 4 }),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
  fc.constantFrom(
    "*/ export {}; /*",
    "`${process.exit()}`",
    "<Note>{1}</Note>",
    "a\n\n```yaml\nopenapi: 3.1.0\n```",
    "# no\n- a: [b",
    "~~~\n````\n",
    " <<",
    "no",
    "0o17",
    "2024-01-01",
  ),
);

/** Any JSON value without keys that the pipeline refuses or treats as references. */
export const anyValue: fc.Arbitrary<unknown> = fc
  .jsonValue({ maxDepth: 2, stringUnit: "grapheme" })
  .filter((value) => !/"(?:__proto__|\$ref|discriminator)"/.test(JSON.stringify(value)));

const annotations = fc.record(
  { description: text, title: text, deprecated: fc.boolean(), "x-note": anyValue },
  { requiredKeys: [] },
);

/** Adds examples, defaults, constants and enums that are valid for the schema. */
function withValues(schema: JsonObject, value: fc.Arbitrary<unknown>): fc.Arbitrary<JsonObject> {
  const values = fc.record(
    {
      example: value,
      default: value,
      const: value,
      examples: fc.array(value, { minLength: 1, maxLength: 2 }),
      enum: fc.uniqueArray(value, {
        minLength: 1,
        maxLength: 3,
        selector: (item) => JSON.stringify(item),
      }),
    },
    { requiredKeys: [] },
  );
  return values.map(({ example, default: preset, ...rest }) => {
    const given = rest.enum?.[0];
    // A value that the enum does not list would contradict it.
    const pick = (own: unknown) => (rest.enum ? given : own);
    return {
      ...schema,
      ...rest,
      ...(example !== undefined && { example: pick(example) }),
      ...(preset !== undefined && { default: pick(preset) }),
      ...(rest.const !== undefined && { const: pick(rest.const) }),
    };
  });
}

const scalar = fc.oneof(
  fc.constant<JsonObject>({}),
  withValues({ type: "string" }, text),
  withValues({ type: "string", minLength: 1, pattern: "^.*$" }, text),
  withValues({ type: "integer", minimum: 0 }, fc.nat()),
  withValues(
    { type: "number", exclusiveMaximum: 1e300 },
    fc.double({ noNaN: true, max: 1e200, min: -1e200 }),
  ),
  withValues({ type: "boolean" }, fc.boolean()),
  withValues({ type: ["string", "null"] }, fc.oneof(text, fc.constant(null))).map((schema) => ({
    ...schema,
    ...(Array.isArray(schema["enum"]) && { enum: [...new Set([...schema["enum"], null])] }),
  })),
  withValues({ type: ["integer", "null"], format: "int32" }, fc.nat()).map(withoutEnum),
  withValues({ type: "string", format: "date-time" }, fc.constant("2024-01-01T00:00:00Z")),
  withValues({}, anyValue),
  withValues(
    { type: "object" },
    fc.dictionary(fc.constantFrom("value", "type", "name"), fc.lorem({ maxCount: 1 }), {
      minKeys: 1,
      noNullPrototype: true,
    }),
  ),
  withValues({ type: "array", items: {} }, fc.array(anyValue, { maxLength: 2 })),
  fc.constantFrom<JsonObject>(
    { type: "null" },
    { type: "string", format: "uuid", example: "1d4747a6-7ab3-4a9a-8d2c-1f8c6e5b2f10" },
    { type: "string", const: "1d4747a6-7ab3-4a9a-8d2c-1f8c6e5b2f10" },
    { type: "object" },
    { type: "object", properties: {}, additionalProperties: false },
    { type: "array", prefixItems: [{ type: "string" }, { type: "number" }], items: false },
    { type: "object", patternProperties: { "^x-": { type: "string" } } },
    { if: { required: ["a"] }, then: { required: ["b"] }, else: { maxProperties: 3 } },
    { type: "object", dependentRequired: { a: ["b"] }, propertyNames: { pattern: "^a" } },
    { type: "string", contentEncoding: "base64", contentMediaType: "image/png" },
    {
      type: "array",
      contains: { type: "string" },
      minContains: 1,
    },
    { type: "string", readOnly: true, externalDocs: { url: "https://docs.things.test/" } },
    { type: "object", xml: { name: "thing" }, unevaluatedProperties: false },
    { type: "integer", enum: [1, 2], default: 1, "x-enum-varnames": ["One", "Two"] },
    { const: { value: "A", $id: 1 } },
    {
      enum: [
        { value: "A", label: "a" },
        { value: "B", label: "b" },
      ],
    },
    { enum: [true, 1, "1", null, [1], { a: 1 }] },
  ),
);

/** Removes an enum without `null`, which contradicts a type with `null`. */
function withoutEnum({ enum: _, ...schema }: JsonObject): JsonObject {
  return schema;
}

const reference = fc
  .constantFrom(...SCHEMAS)
  .map((name) => ({ $ref: `#/components/schemas/${name}` }));

const propertyName = fc.oneof(
  fc.constantFrom(
    "id",
    "type",
    "properties",
    "default",
    "description",
    "toString",
    "x-key",
    "enum",
    "$id",
    "a/b~c",
    "é",
    "1",
  ),
  fc
    .string({ minLength: 1, maxLength: 6 })
    .filter((name) => name !== "__proto__" && name !== "$ref"),
);

const { schema } = fc.letrec<{ schema: JsonObject }>((tie) => {
  const branches = (low: number) =>
    fc.uniqueArray(tie("schema"), {
      minLength: low,
      maxLength: 3,
      selector: (item) => JSON.stringify(item),
    });
  const object = fc
    .record({
      properties: fc.dictionary(propertyName, tie("schema"), {
        minKeys: 1,
        maxKeys: 4,
        noNullPrototype: true,
      }),
      additionalProperties: fc.option(fc.oneof(fc.boolean(), tie("schema")), { nil: undefined }),
      isRequired: fc.boolean(),
    })
    .map(({ properties, additionalProperties, isRequired }) => ({
      type: "object",
      properties,
      ...(additionalProperties !== undefined && { additionalProperties }),
      ...(isRequired && { required: Object.keys(properties) }),
    }));
  const composed = fc.oneof(
    branches(2).map((oneOf) => ({ oneOf })),
    branches(2).map((anyOf) => ({ anyOf })),
    branches(1).map((allOf) => ({ allOf })),
    reference.map((target) => ({ anyOf: [target, { type: "null" }] })),
    tie("schema").map((not) => ({ not })),
    fc.constant({
      oneOf: [{ $ref: "#/components/schemas/Left" }, { $ref: "#/components/schemas/Right" }],
      discriminator: {
        propertyName: "kind",
        mapping: { left: "#/components/schemas/Left", right: "#/components/schemas/Right" },
      },
    }),
  );
  return {
    schema: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { arbitrary: scalar, weight: 4 },
      { arbitrary: reference, weight: 2 },
      fc.tuple(annotations, object).map(([notes, own]) => ({ ...notes, ...own })),
      fc.tuple(annotations, composed).map(([notes, own]) => ({ ...notes, ...own })),
      tie("schema").map((items) => ({ type: "array", items, maxItems: 5 })),
      tie("schema").map((values) => ({ type: "object", additionalProperties: values })),
    ),
  };
});

const tagged = (kind: string) => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { type: "string", const: kind } },
});

const json = (content: unknown) => ({ "application/json": content });

const operation = (id: string, names: string[]) =>
  fc
    .record({
      answer: schema,
      error: fc.oneof(fc.constant({}), schema),
      query: scalar,
      notes: fc.record(
        { description: text, deprecated: fc.boolean(), "x-operation": anyValue },
        { requiredKeys: [] },
      ),
      body: fc.option(schema, { nil: undefined }),
      bodyRequired: fc.boolean(),
      example: fc.option(anyValue, { nil: undefined }),
      extras: fc.constantFrom<JsonObject>(
        {},
        {
          servers: [
            {
              url: "https://{region}.things.test",
              variables: { region: { default: "eu", enum: ["eu", "us"] } },
            },
          ],
        },
        { externalDocs: { url: "https://docs.things.test/a" } },
        {
          callbacks: {
            done: {
              "{$request.body#/url}": {
                post: {
                  operationId: `${id}Done`,
                  summary: "Is told",
                  security: [],
                  responses: {
                    "200": { description: "Heard." },
                    "4XX": {
                      description: "No.",
                      content: { "text/plain": { schema: { type: "string" } } },
                    },
                  },
                },
              },
            },
          },
        },
      ),
      security: fc.constantFrom(undefined, [], [{ [SCHEME]: [] }, {}]),
    })
    .map(({ answer, error, query, notes, body, bodyRequired, example, extras, security }) => ({
      operationId: id,
      summary: "Does it",
      tags: ["Things"],
      ...notes,
      parameters: [
        { $ref: "#/components/parameters/Limit" },
        ...names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
        { name: "q", in: "query", required: false, schema: query },
        {
          name: "X-Request-Token-Id",
          in: "header",
          schema: { type: "string" },
          examples: {
            one: { value: "a" },
            two: { summary: "b", value: null },
          },
        },
        { name: "filter", in: "query", content: json({ schema: { type: "object" } }) },
        {
          name: "sort",
          in: "query",
          style: "form",
          explode: false,
          schema: { type: "array", items: { type: "string" } },
        },
      ],
      ...(body && { requestBody: { required: bodyRequired, content: json({ schema: body }) } }),
      responses: {
        "200": {
          description: "It is done.",
          headers: { "X-Rate": { schema: { type: "integer" } } },
          content: json({ schema: answer, ...(example !== undefined && { example }) }),
        },
        "204": { description: "" },
        "304": { description: "The same.", links: { again: { operationId: "listThings" } } },
        "404": { description: "Not found.", content: json({ schema: error }) },
        "500": { $ref: "#/components/responses/Broken" },
      },
      ...(security && { security }),
      ...extras,
    }));

/** Documents of OpenAPI 3.1 that no quirk changes or reports. */
export const cleanDocument: fc.Arbitrary<JsonObject> = fc
  .record({
    components: fc.tuple(...SCHEMAS.map(() => schema)),
    read: operation("readThing", ["id"]),
    write: operation("writeThing", ["id"]),
    list: operation("listThings", []),
    hook: operation("thingHappened", []),
    hasHook: fc.boolean(),
    title: text.filter((title) => title.trim() !== ""),
    notes: fc.record({ description: text, "x-root": anyValue }, { requiredKeys: [] }),
  })
  .map(({ components, read, write, list, hook, hasHook, title, notes }) => ({
    openapi: "3.1.1",
    info: { title, version: "2.0", ...notes },
    servers: [{ url: "https://api.things.test/v2" }, { url: "https://eu.things.test" }],
    security: [{ [SCHEME]: [] }],
    tags: [{ name: "Things", description: "All things." }],
    paths: {
      "/things": { get: list },
      "/things/{id}": { get: read, post: write },
    },
    ...(hasHook && { webhooks: { thingHappened: { post: hook } } }),
    components: {
      schemas: {
        ...Object.fromEntries(SCHEMAS.map((name, index) => [name, inObject(components[index])])),
        Left: tagged("left"),
        Right: tagged("right"),
      },
      parameters: {
        Limit: { name: "limit", in: "query", schema: { type: "integer", default: 10 } },
      },
      responses: {
        Broken: { description: "It broke.", content: json({ schema: { type: "string" } }) },
      },
      securitySchemes: { [SCHEME]: { type: "apiKey", in: "header", name: "x-api-key" } },
    },
  }));

/** Wraps a component in an object, because a component that is only a reference might refer to itself. */
function inObject(component: JsonObject | undefined): JsonObject {
  return { type: "object", properties: { value: component } };
}

/** Puts a source into a fence that is longer than any run of backticks in it. */
export function fencePage(source: string, language: "yaml" | "json"): string {
  const runs = source.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(4, ...runs.map((run) => run.length + 1)));
  const heading = language === "json" ? "# OpenAPI definition" : "## OpenAPI";
  return `# Things\n\n${heading}\n\n${fence}${language}\n${source}\n${fence}\n`;
}
