import { describe, expect, it } from "vitest";
import {
  findReferenceCycle,
  withoutComposition,
} from "../../../../scripts/pipeline/2-repair/reference-cycles.ts";
import { objectAt, type JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** The keywords on the way around the cycle that a schema is in. */
function cycleFrom(name: string, schemas: Record<string, JsonObject>, checked = new Set<object>()) {
  const document = { components: { schemas } };
  const steps = findReferenceCycle(document, objectAt(schemas, name), checked);
  return steps?.map(({ keyword }) => keyword);
}

describe("a cycle of references", () => {
  it("is found through allOf, anyOf, oneOf and references", () => {
    const schemas = {
      A: { allOf: [ref("B")] },
      B: { oneOf: [{ type: "string" }, { anyOf: [ref("A")] }] },
    };
    expect(cycleFrom("A", schemas)).toEqual(["allOf", "$ref", "oneOf", "anyOf", "$ref"]);
  });

  it("does not include the way that leads to it", () => {
    const schemas = { A: { allOf: [ref("B")] }, B: { oneOf: [ref("B")] } };
    expect(cycleFrom("A", schemas)).toEqual(["oneOf", "$ref"]);
  });

  it("does not go through properties or items", () => {
    const schemas = { A: { properties: { a: ref("A") }, items: ref("A") } };
    expect(cycleFrom("A", schemas)).toBeUndefined();
  });

  it("does not exist where two branches lead to the same schema", () => {
    const schemas = { A: { oneOf: [ref("B"), { allOf: [ref("B")] }] }, B: { type: "string" } };
    expect(cycleFrom("A", schemas)).toBeUndefined();
  });

  it("is looked for only once behind each schema", () => {
    const checked = new Set<object>();
    const levels = Array.from({ length: 30 }, (_, index) => [
      `L${index}`,
      { oneOf: [{ allOf: [ref(`L${index + 1}`)] }, { anyOf: [ref(`L${index + 1}`)] }] },
    ]);
    const schemas = { ...Object.fromEntries(levels), L30: { type: "string" } };
    expect(cycleFrom("L0", schemas, checked)).toBeUndefined();
    expect(checked.size).toBe(30 * 5 + 1);
  });
});

describe("the own part of a schema", () => {
  it("leaves out annotations, choices, references and parts that hold them", () => {
    const plain = { required: ["a"] };
    expect(
      withoutComposition({
        type: "object",
        description: "A thing.",
        "x-note": 1,
        oneOf: [ref("A")],
        discriminator: { propertyName: "kind" },
        allOf: [plain, ref("B"), { oneOf: [ref("C")] }],
      }),
    ).toEqual({ type: "object", allOf: [plain] });
  });

  it("is a copy", () => {
    const properties = { a: { type: "string" } };
    expect(withoutComposition({ properties })["properties"]).not.toBe(properties);
  });
});
