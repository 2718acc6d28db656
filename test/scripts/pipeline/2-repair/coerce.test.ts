import { expect, it } from "vitest";
import { coerce } from "../../../../scripts/pipeline/2-repair/coerce.ts";
import type { ValueShape } from "../../../../scripts/pipeline/openapi/keywords.ts";

it.each<[unknown, ValueShape, unknown]>([
  [7, "string", "7"],
  [9007199254740993n, "string", "9007199254740993"],
  [["a"], "string", undefined],
  ["#/a", "reference", "#/a"],
  [7, "reference", undefined],
  ["true", "boolean", true],
  ["false", "boolean", false],
  ["yes", "boolean", undefined],
  [1, "boolean", undefined],
  ["-1.5", "number", -1.5],
  [" 7 ", "number", 7],
  ["", "number", undefined],
  ["0x10", "number", undefined],
  ["1e3", "number", undefined],
  [5n, "number", 5n],
  [true, "number", undefined],
  ["a", "strings", ["a"]],
  [["a", 1, null, "b"], "strings", ["a", "b"]],
  [{}, "strings", undefined],
  [[1], "list", [1]],
  ["a", "list", undefined],
  [{}, "objects", undefined],
  [{ a: 1 }, "map", { a: 1 }],
  [[], "object", undefined],
  [null, "object", undefined],
  [false, "schema", false],
  ["a", "schema", undefined],
  [[null], "any", [null]],
])("%o in the place of the shape %s becomes %o", (value, shape, fitted) => {
  expect(coerce(value, shape)).toEqual(fitted);
});
