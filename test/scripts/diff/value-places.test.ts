import { describe, expect, it } from "vitest";
import { diffTypes } from "../../../scripts/diff/diff-types.ts";

const documentWith = (schemas: Record<string, unknown>) => ({
  openapi: "3.1.0",
  info: { title: "x", version: "1" },
  paths: {},
  components: { schemas },
});

async function pointersOf(before: Record<string, unknown>, after: Record<string, unknown>) {
  const changes = await diffTypes(documentWith(before), documentWith(after));
  return changes.map(({ kind, basePointer, pointer }) => [kind, basePointer, pointer]);
}

describe("a change of a value", () => {
  it("is placed at the value in the enum", async () => {
    const status = (...values: string[]) => ({ Status: { type: "string", enum: values } });
    const place = "/components/schemas/Status/enum";
    expect(await pointersOf(status("a", "b"), status("b", "c"))).toEqual([
      ["enum-value-added", place, `${place}/1`],
      ["enum-value-removed", `${place}/0`, place],
    ]);
  });

  it("is placed at the constant", async () => {
    const place = "/components/schemas/Status";
    expect(await pointersOf({ Status: { const: "a" } }, { Status: { enum: ["a", "b"] } })).toEqual([
      ["enum-value-added", `${place}/const`, `${place}/enum/1`],
    ]);
  });

  it("is placed at the tag in the mapping of the discriminator", async () => {
    const union = (tag: string) => {
      const schema = {
        type: "object",
        required: ["kind"],
        properties: { kind: { type: "string" } },
      };
      const mapping = { [tag]: "#/components/schemas/A", b: "B" };
      const oneOf = ["A", "B"].map((name) => ({ $ref: `#/components/schemas/${name}` }));
      return {
        Event: { oneOf, discriminator: { propertyName: "kind", mapping } },
        A: schema,
        B: schema,
      };
    };
    const mapping = "/components/schemas/Event/discriminator/mapping";
    expect(await pointersOf(union("a/b"), union("alpha"))).toEqual([
      ["enum-value-added", mapping, `${mapping}/alpha`],
      ["enum-value-removed", `${mapping}/a~1b`, mapping],
    ]);
  });
});
