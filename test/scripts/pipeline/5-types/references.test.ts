import fc from "fast-check";
import { expect, it } from "vitest";
import { renderTypes } from "../../../../scripts/pipeline/5-types/types.ts";
import { buildApi } from "../../../../scripts/pipeline/build-api.ts";
import { isObject, type JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";
import { toPointer, type Key } from "../../../../scripts/pipeline/values/json-pointer.ts";
import { fileOf } from "../../../support/pages.ts";

/** Every run tests the same documents. Set the environment variable SEED to test others. */
const seed = Number(process.env["SEED"] ?? 20261);
const RUNS = 60;

/** The place of a reference, which gets a target when the whole document is known. */
interface Reference {
  $ref: number;
}

const reference = fc.record({ $ref: fc.nat() });
const name = fc.constantFrom("a", "b/c", "items", "$defs");
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const schema = fc.letrec<{ schema: JsonObject | Reference }>((tie) => {
  const inner = tie("schema");
  const map = fc.dictionary(name, inner, { maxKeys: 2, noNullPrototype: true });
  return {
    schema: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      reference,
      fc.constant<JsonObject>({ type: "string" }),
      fc.record({
        type: fc.constant("object"),
        required: maybe(fc.uniqueArray(name, { maxLength: 2 })),
        properties: map,
        $defs: maybe(map),
        additionalProperties: maybe(inner),
      }),
      fc.record({ type: fc.constant("array"), items: inner }),
      fc.record({ anyOf: fc.array(inner, { minLength: 1, maxLength: 2 }) }),
      fc.record({ allOf: fc.array(inner, { minLength: 1, maxLength: 2 }) }),
      fc.record({ definitions: map, oneOf: fc.array(inner, { minLength: 1, maxLength: 2 }) }),
    ),
  };
}).schema;

const response = (content: unknown) => ({
  200: { description: "", content: { "application/json": { schema: content } } },
});

const document = fc.tuple(schema, schema, schema).map(([A, B, inline]) => ({
  openapi: "3.1.0",
  info: { title: "Items", version: "1" },
  paths: {
    "/a/{id}": { get: { operationId: "read", responses: response(inline) } },
    "/b": { post: { responses: response({ $ref: 1 }) } },
  },
  components: { schemas: { A, B } },
}));

/** Writes a pointer into each reference: to any object or list of the document. */
function withTargets(made: object): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(made));
  const pointers: string[] = [];
  const references: JsonObject[] = [];
  const visit = (value: unknown, segments: Key[]) => {
    if (typeof value !== "object" || value === null) return;
    pointers.push(`#${toPointer(segments)}`);
    if (isObject(value) && typeof value["$ref"] === "number") references.push(value);
    for (const [key, child] of Object.entries(value)) visit(child, [...segments, key]);
  };
  visit(copy, []);
  for (const item of references) item["$ref"] = pointers[Number(item["$ref"]) % pointers.length];
  return copy;
}

it("types compile wherever the references of a document lead", async () => {
  let built = 0;
  for (const made of fc.sample(document, { numRuns: RUNS, seed })) {
    const text = JSON.stringify(withTargets(made), null, 1);
    const page = fileOf("a.md", `\`\`\`json\n${text}\n\`\`\`\n`);
    const result = await buildApi({ name: "a", pages: [page] });
    const errors = result.problems.filter(({ severity }) => severity === "error");
    expect({ text, errors }).toEqual({ text, errors: [] });
    // It throws if the types do not compile.
    const types = await renderTypes(result.document ?? {}, "a").catch(String);
    expect({ text, types }).toEqual({ text, types: expect.stringMatching(/^\/\/ Generated/) });
    built += 1;
  }
  expect(built).toBe(RUNS);
}, 60_000);
