import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, it } from "vitest";
import { renderTypes } from "../../../../scripts/pipeline/5-types/types.ts";
import type { JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";
import { diagnose } from "../../../support/diagnose.ts";

/** Every run tests the same schemas. Set the environment variable SEED to test others. */
const seed = Number(process.env["SEED"] ?? 20260);
const name = fc.constantFrom("a", "b", "c", "d");

const leaf = fc.constantFrom<JsonObject>(
  {},
  { type: "string" },
  { type: "integer", minimum: 0 },
  { type: "boolean" },
  { type: "null" },
  { type: ["string", "null"] },
  { type: ["object", "null"] },
  { type: "string", enum: ["x", "y"] },
  { type: ["string", "null"], enum: ["x", null] },
  { enum: ["x", 1, null] },
  { const: "x" },
  { const: null },
);

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** A schema with these keywords, without those that are undefined. */
const withKeywords = (keywords: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(keywords).map((made) => JSON.parse(JSON.stringify(made)) as JsonObject);

function schemaOf(depth: number): fc.Arbitrary<JsonObject> {
  if (depth === 0) return leaf;
  const inner = schemaOf(depth - 1);
  const rest = maybe(fc.oneof(fc.constant(false), inner));
  const properties = fc.dictionary(name, inner, { maxKeys: 4, noNullPrototype: true });
  const type = fc.constant("object");
  const object = { type, properties, required: maybe(fc.uniqueArray(name, { maxLength: 2 })) };
  const patternProperties = inner.map((matched) => ({ "^x-": matched }));
  const list = { type: fc.constantFrom("array", ["array", "null"]) };
  const bounds = { minItems: maybe(fc.constant(1)), maxItems: maybe(fc.constantFrom(1, 2)) };
  return fc.oneof(
    leaf,
    withKeywords({ ...object, additionalProperties: rest }),
    withKeywords({ ...object, patternProperties, additionalProperties: rest }),
    withKeywords({ type, additionalProperties: rest }),
    withKeywords({ ...list, ...bounds, items: inner }),
    withKeywords({ ...list, ...bounds, prefixItems: fc.tuple(inner, inner), items: rest }),
    withKeywords({ type, properties, anyOf: fc.tuple(inner, inner) }),
    withKeywords({ anyOf: fc.tuple(inner, inner) }),
    withKeywords({ oneOf: fc.tuple(inner, inner) }),
    withKeywords({ allOf: fc.tuple(withKeywords(object), withKeywords(object)) }),
    withKeywords({ type: fc.constant(["array", "object"]), properties, items: inner }),
  );
}

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

it("the type of a schema allows every value that the schema allows", async () => {
  const ajv = new Ajv2020({ strict: false });
  const schemas: JsonObject = {};
  const uses: string[] = [];
  const cases: unknown[] = [];
  const candidates = fc.array(value, { minLength: 60, maxLength: 60, size: "max" });
  for (const [made, values] of fc.sample(fc.tuple(schemaOf(3), candidates), {
    numRuns: 200,
    seed,
  })) {
    const type = `S${Object.keys(schemas).length}`;
    schemas[type] = made;
    const accepts = ajv.compile(made);
    const accepted = values.filter((candidate) => accepts(candidate));
    for (const text of new Set(accepted.map((item) => JSON.stringify(item)))) {
      uses.push(`{ const value = make(${text}); const typed: Shared<${type}> = value; }`);
      cases.push({ schema: made, value: JSON.parse(text) as unknown });
    }
  }
  const document = { openapi: "3.1.0", info: { title: "x", version: "1" }, paths: {} };
  const head = `${await renderTypes({ ...document, components: { schemas } }, "x")}${HELPERS}`;
  const first = head.split("\n").length;
  const failures = diagnose(`${head}\n${uses.join("\n")}`).map(({ line, message }) => ({
    case: cases[line - first] ?? `line ${line}`,
    message,
  }));
  expect(failures).toEqual([]);
  expect(cases.length).toBeGreaterThan(500);
}, 60_000);
