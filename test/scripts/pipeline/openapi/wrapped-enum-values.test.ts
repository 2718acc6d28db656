import { expect, it } from "vitest";
import { unwrapEnumValues } from "../../../../scripts/pipeline/openapi/wrapped-enum-values.ts";
import type { JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";

const A = { value: "a" };

it.each<[string, JsonObject, unknown]>([
  ["objects with a value", { enum: [A, { value: "b", name: "B" }] }, ["a", "b"]],
  ["null beside them", { enum: [A, null] }, ["a", null]],
  ["values only", { enum: ["a", "b"] }, undefined],
  ["objects beside values", { enum: [A, "b"] }, undefined],
  ["objects without a value", { enum: [A, { name: "B" }] }, undefined],
  ["objects with other keys", { enum: [{ value: "a", label: "A" }] }, undefined],
  [
    "objects with other keys of a scalar type",
    { type: "string", enum: [{ value: "a", label: "A" }] },
    ["a"],
  ],
  ["objects of the type object", { type: "object", enum: [A] }, undefined],
  ["objects of a type that is a word of another language", { type: "dict", enum: [A] }, undefined],
  ["null only", { enum: [null] }, undefined],
  ["an object in place of the list", { enum: A }, undefined],
])("the values that an enum wraps, given %s", (_, schema, expected) => {
  expect(unwrapEnumValues(schema)).toEqual(expected);
});
