import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, it } from "vitest";
import { renderTypes } from "../../../../scripts/pipeline/5-types/types.ts";
import {
  isObject,
  listAt,
  objectAt,
  type JsonObject,
} from "../../../../scripts/pipeline/values/json-object.ts";
import { schemaDefinitions, untypedObject } from "../../../../scripts/quirks/index.ts";
import { diagnose } from "../../../support/diagnose.ts";
import {
  directed,
  name,
  schemaOf,
  TAGS,
  taggedSchemas,
  tagging,
  withKeywords,
} from "../../../support/random-schemas.ts";
import { repair } from "../../../support/repair.ts";

/** Every run tests the same schemas. Set the environment variable SEED to test others. */
const seed = Number(process.env["SEED"] ?? 20260);
const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom<unknown>("x", "y", "text", "", 0, 1, 2.5, true, false, null),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "b", "c", "d", "x-1", "other"), tie("value"), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
})).value;

// The compiler rejects an object that has no property in common with a type of optional properties, although the schema
// allows it. So every object, and every type, gets one more property.
const HELPERS = `
type Value<T> = T extends readonly unknown[] ? { -readonly [K in keyof T]: Value<T[K]> }
  : T extends object ? { -readonly [K in keyof T]: Value<T[K]> } & { "~": any } : T;
type Shared<T> = T extends readonly unknown[] ? { [K in keyof T]: Shared<T[K]> }
  : T extends object ? { [K in keyof T]: Shared<T[K]> } & { "~"?: unknown } : T;
declare function make<const T>(value: T): Value<T>;
`;

/** A schema without a type, which the repairs add. */
const untyped = withKeywords({
  properties: fc.dictionary(name, schemaOf(2), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
  required: fc.uniqueArray(name, { maxLength: 2 }),
});

/** A schema with definitions, which the repairs remove because nothing refers to them. */
const defining = fc
  .tuple(schemaOf(2), schemaOf(1))
  .map(([schema, part]): JsonObject => ({ ...schema, $defs: { part } }));

const DOCUMENT = { openapi: "3.1.0", info: { title: "x", version: "1" }, paths: {} };

/** A value that a schema accepts, and the type that it must fit. */
interface Case {
  type: string;
  schema: unknown;
  value: string;
}

/** The values that a schema accepts, each with the type that it must fit. */
function accepted(type: string, schema: JsonObject, values: readonly unknown[]): Case[] {
  const accepts = new Ajv2020({ strict: false }).compile(schema);
  const fitting = values.filter((candidate) => accepts(candidate));
  const texts = new Set(fitting.map((item) => JSON.stringify(item)));
  return [...texts].map((text) => ({ type, schema, value: text }));
}

/** The cases whose values the compiler rejects. */
async function rejected(document: JsonObject, cases: readonly Case[]): Promise<unknown[]> {
  const head = `${await renderTypes(document, "x")}${HELPERS}`;
  const first = head.split("\n").length;
  const uses = cases.map(
    ({ type, value: text }) =>
      `{ const value = make(${text}); const typed: Shared<${type}> = value; }`,
  );
  return diagnose(`${head}\n${uses.join("\n")}`).map(({ line, message }) => ({
    case: cases[line - first] ?? `line ${line}`,
    message,
  }));
}

const candidates = fc.array(value, { minLength: 60, maxLength: 60, size: "max" });

it("the type of a schema allows every value that the schema allows", async () => {
  const drawn = fc.oneof(
    { weight: 8, arbitrary: schemaOf(3) },
    { weight: 1, arbitrary: fc.oneof(untyped, defining) },
  );
  const samples = fc.sample(fc.tuple(drawn, candidates), { numRuns: 200, seed });
  const made = Object.fromEntries(samples.map(([schema], index) => [`S${index}`, schema]));
  const { document } = repair(
    { ...DOCUMENT, components: { schemas: made } },
    untypedObject,
    schemaDefinitions,
  );
  const schemas = objectAt(document["components"], "schemas");
  const cases = samples.flatMap(([, values], index) =>
    accepted(`S${index}`, objectAt(schemas, `S${index}`), values),
  );
  expect(await rejected(document, cases)).toEqual([]);
  expect(cases.length).toBeGreaterThan(500);
}, 60_000);

/** The schema for one direction, in which no property with the flag of the other one is required. */
function inDirection(schema: JsonObject, flag: string): JsonObject {
  const isFlagged = (key: unknown) =>
    objectAt(objectAt(schema, "properties"), String(key))[flag] === true;
  return { ...schema, required: listAt(schema, "required").filter((key) => !isFlagged(key)) };
}

it("the types of a request and a response allow every value of their direction", async () => {
  const samples = fc.sample(fc.tuple(directed, candidates), { numRuns: 60, seed });
  const schemas = Object.fromEntries(samples.map(([schema], index) => [`S${index}`, schema]));
  const bodyOf = (index: number) => ({
    content: { "application/json": { schema: { $ref: `#/components/schemas/S${index}` } } },
  });
  const post = (index: number) => ({
    operationId: `op${index}`,
    requestBody: { required: true, ...bodyOf(index) },
    responses: { 200: { description: "", ...bodyOf(index) } },
  });
  const paths = Object.fromEntries(samples.map((_, index) => [`/${index}`, { post: post(index) }]));
  const cases = samples.flatMap(([schema, values], index) => {
    const operation = `operations["op${index}"]`;
    const content = '["content"]["application/json"]';
    const request = `${operation}["requestBody"]${content}`;
    const response = `${operation}["responses"][200]${content}`;
    return [
      ...accepted(request, inDirection(schema, "readOnly"), values),
      ...accepted(response, inDirection(schema, "writeOnly"), values),
    ];
  });
  expect(await rejected({ ...DOCUMENT, paths, components: { schemas } }, cases)).toEqual([]);
  expect(cases.length).toBeGreaterThan(200);
}, 60_000);

it("the types of tagged schemas allow every value with the tag of its schema", async () => {
  const samples = fc.sample(fc.tuple(tagging, candidates), { numRuns: 60, seed });
  const drawn = samples.map(([made, values], index) => ({
    ...taggedSchemas(`S${index}`, made),
    values,
    kinds: TAGS[made.type] ?? [],
    parent: `S${index}`,
  }));
  const schemas = Object.assign({}, ...drawn.map((item) => item.schemas)) as JsonObject; // a copy
  const cases = drawn.flatMap(({ accepting, values, kinds, parent }) => {
    const tagged = values
      .filter(isObject)
      .flatMap((item) => [item, ...kinds.map((kind) => ({ ...item, kind }))]);
    return accepting.flatMap(([type, schema]) => [
      ...accepted(type, schema, tagged),
      ...accepted(parent, schema, tagged),
    ]);
  });
  expect(await rejected({ ...DOCUMENT, components: { schemas } }, cases)).toEqual([]);
  expect(cases.length).toBeGreaterThan(200);
}, 60_000);
