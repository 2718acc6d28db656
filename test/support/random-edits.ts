import fc from "fast-check";
import { childSchemas } from "../../scripts/pipeline/openapi/child-schemas.ts";
import { typesOf } from "../../scripts/pipeline/openapi/schemas.ts";
import { listAt, objectAt, type JsonObject } from "../../scripts/pipeline/values/json-object.ts";
import { schemaOf } from "./random-schemas.ts";

/** Keywords that an edit sets. Some of them do not change any type. */
const KEYWORDS = fc.constantFrom<JsonObject>(
  { readOnly: true },
  { writeOnly: true },
  { deprecated: true },
  { description: "text" },
  { format: "binary" },
  { format: "date" },
  { default: "x" },
  { minimum: 1 },
  { type: "number" },
  { type: ["string", "null"] },
  { type: "array" },
  { const: "y" },
  { enum: ["y", "x"] },
  { enum: ["x"] },
  { type: "array", enum: [["a", "b"], ["c"]] },
  { items: { type: "string" } },
  { items: false },
  { prefixItems: [{ type: "string" }] },
  { minItems: 1 },
  { minItems: 2 },
  { maxItems: 1 },
  { unevaluatedItems: false },
  { unevaluatedProperties: { type: "string" } },
  { additionalProperties: true },
  { additionalProperties: false },
  { additionalProperties: { type: "string" } },
  { patternProperties: { "^x-": { type: "integer" } } },
  { required: ["a"] },
  { required: ["a", "d"] },
  { required: [] },
);

type Edit = (schema: JsonObject) => JsonObject;

const edit: fc.Arbitrary<Edit> = fc.oneof(
  schemaOf(1).map(
    (other): Edit =>
      () =>
        other,
  ),
  KEYWORDS.map(
    (added): Edit =>
      (schema) =>
        withKeyword(schema, added),
  ),
  fc.nat(5).map(
    (index): Edit =>
      (schema) =>
        withoutKeyword(schema, index),
  ),
  fc.constantFrom<Edit>(
    (schema) => ({ anyOf: [schema, { type: "null" }] }),
    (schema) => ({ allOf: [schema] }),
    (schema) => ({ oneOf: [schema, { type: "boolean" }] }),
    (schema) => ({ type: "array", items: schema }),
    (schema) => reverse(schema, "enum"),
    (schema) => withValues(schema, (values) => [...values, "z"]),
    (schema) => withValues(schema, (values) => values.slice(0, -1)),
    (schema) => reverse(schema, "anyOf"),
  ),
  schemaOf(1).map((added): Edit => (schema) => ({
    ...schema,
    properties: { ...objectAt(schema, "properties"), e: added },
  })),
);

/** Changes the values of an enum that has several. */
function withValues(schema: JsonObject, change: (values: unknown[]) => unknown[]): JsonObject {
  const values = listAt(schema, "enum");
  return values.length < 2 ? schema : { ...schema, enum: change(values) };
}

function reverse(schema: JsonObject, keyword: string): JsonObject {
  const list = listAt(schema, keyword);
  return list.length === 0 ? schema : { ...schema, [keyword]: list.toReversed() };
}

/** openapi-typescript cannot read an object with an enum. */
function withKeyword(schema: JsonObject, added: JsonObject): JsonObject {
  const isObjectWithEnum =
    Object.hasOwn({ ...schema, ...added }, "enum") &&
    typesOf({ ...schema, ...added }).includes("object");
  return isObjectWithEnum ? schema : { ...schema, ...added };
}

function withoutKeyword(schema: JsonObject, index: number): JsonObject {
  const keys = Object.keys(schema);
  const removed = keys[index % Math.max(keys.length, 1)];
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== removed));
}

/** A schema, and the same schema with one edit somewhere within it. */
export function editedPair(
  drawn: fc.Arbitrary<JsonObject>,
): fc.Arbitrary<{ before: JsonObject; after: JsonObject }> {
  return fc.tuple(drawn, fc.nat(), edit).map(([before, place, change]) => {
    const after = structuredClone(before);
    const all = [after];
    for (const schema of all) all.push(...childSchemas(schema).map((child) => child.schema));
    const chosen = all[place % all.length] ?? after;
    const edited = structuredClone(change(chosen));
    for (const key of Object.keys(chosen)) delete chosen[key];
    Object.assign(chosen, edited);
    return { before, after };
  });
}
