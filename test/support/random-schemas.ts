import fc from "fast-check";
import { objectAt, type JsonObject } from "../../scripts/pipeline/values/json-object.ts";

/** A name of a property. */
export const name = fc.constantFrom("a", "b", "c", "d");

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
export const withKeywords = (keywords: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(keywords).map((made) => JSON.parse(JSON.stringify(made)) as JsonObject);

/** Any schema that nests to a depth. */
export function schemaOf(depth: number): fc.Arbitrary<JsonObject> {
  if (depth === 0) return leaf;
  const inner = schemaOf(depth - 1);
  const rest = maybe(fc.oneof(fc.constant(false), inner));
  const properties = fc.dictionary(name, inner, { maxKeys: 4, noNullPrototype: true });
  const type = fc.constant("object");
  const names = fc.uniqueArray(name, { minLength: 1, maxLength: 2 });
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
    // A required property that nothing describes, or that another part describes.
    withKeywords({ type, required: names, additionalProperties: rest }),
    withKeywords({
      allOf: fc.tuple(withKeywords(object), withKeywords({ type, required: names })),
    }),
    withKeywords({ type, properties, anyOf: fc.tuple(withKeywords({ required: names }), inner) }),
    withKeywords({ type, properties, unevaluatedProperties: rest }),
    withKeywords({ type, allOf: fc.tuple(withKeywords(object)), unevaluatedProperties: rest }),
    withKeywords({ ...list, prefixItems: fc.tuple(inner), unevaluatedItems: rest }),
  );
}

const flagged = fc
  .tuple(schemaOf(1), fc.constantFrom({}, { readOnly: true }, { writeOnly: true }))
  .map(([schema, flags]): JsonObject => ({ ...schema, ...flags }));

/** An object with read-only and write-only properties. */
export const directed = withKeywords({
  type: fc.constant("object"),
  properties: fc.dictionary(name, flagged, { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
  required: fc.uniqueArray(name, { maxLength: 4 }),
});

/** The tags of each type. */
export const TAGS: Record<string, readonly unknown[]> = {
  string: ["x", "y"],
  integer: [1, 2],
  boolean: [true, false],
};

export interface Tagging {
  type: string;
  isRequired: boolean;
  form: string;
  parts: [JsonObject, JsonObject];
}

export const tagging: fc.Arbitrary<Tagging> = fc.record({
  type: fc.constantFrom(...Object.keys(TAGS)),
  isRequired: fc.boolean(),
  form: fc.constantFrom("oneOf", "anyOf", "base"),
  parts: fc.tuple(directed, directed),
});

/** A choice of two schemas, or a base of two schemas, with a tag `kind` that is any value or one of the tags. */
export function taggedSchemas(prefix: string, made: Tagging) {
  const { type, isRequired, form, parts } = made;
  const tags = TAGS[type] ?? [];
  const pointers = tags.map((_, index) => `#/components/schemas/${prefix}B${index}`);
  const branch = (index: number, kind: JsonObject): JsonObject => {
    const part = parts[index] ?? {};
    const properties = { ...objectAt(part, "properties"), kind };
    return { ...part, properties, ...(isRequired && { required: ["kind"] }) };
  };
  const refs = pointers.map(($ref) => ({ $ref }));
  const discriminator = {
    propertyName: "kind",
    mapping: Object.fromEntries(tags.map((tag, index) => [String(tag), pointers[index]])),
  };
  const base = { type: "object", properties: { kind: { type } }, discriminator };
  const extended = (index: number) => ({
    allOf: [{ $ref: `#/components/schemas/${prefix}` }, parts[index]],
  });
  const schemas = tags.map((_, index): [string, JsonObject] => [
    `${prefix}B${index}`,
    form === "base" ? extended(index) : branch(index, { type }),
  ]);
  const parent = form === "base" ? base : { [form]: refs, discriminator };
  const accepting = tags.map((tag, index): [string, JsonObject] => [
    `${prefix}B${index}`,
    form === "base"
      ? { allOf: [{ properties: { kind: { const: tag } } }, parts[index]], required: ["kind"] }
      : branch(index, { const: tag }),
  ]);
  return { schemas: Object.fromEntries([[prefix, parent], ...schemas]) as JsonObject, accepting };
}
