import { describe, expect, it } from "vitest";
import { hasType, someAllOfPart } from "../../../../scripts/pipeline/openapi/schemas.ts";

it.each<[string, unknown, unknown, boolean]>([
  ["1", 1, "integer", true],
  ["1.5", 1.5, "integer", false],
  ["a bigint", 1n, "integer", true],
  ["a bigint", 1n, "number", true],
  ["1", 1, "number", true],
  ['"1"', "1", "number", false],
  ["null", null, "null", true],
  ["null", null, "object", false],
  ["a list", [], "object", false],
  ["a list", [], "array", true],
  ["an object", {}, "object", true],
  ["false", false, "boolean", true],
])("%s (%o) has the type %s: %s", (_, value, type, expected) => {
  expect(hasType(value, type)).toBe(expected);
});

describe("a schema, with all parts of its allOf", () => {
  const document = {
    a: { allOf: [{ $ref: "#/b" }] },
    b: { allOf: [{ $ref: "#/a" }, { title: "B" }] },
  };
  const hasTitle = (part: object) => Object.hasOwn(part, "title");

  it("is searched through references and to any depth", () => {
    expect(someAllOfPart(document, { allOf: [{}, { $ref: "#/a" }] }, hasTitle)).toBe(true);
  });

  it("is searched once if it refers to itself", () => {
    expect(someAllOfPart(document, { $ref: "#/a" }, () => false)).toBe(false);
  });

  it("is not searched in a choice", () => {
    expect(someAllOfPart(document, { oneOf: [{ title: "A" }] }, hasTitle)).toBe(false);
  });
});
