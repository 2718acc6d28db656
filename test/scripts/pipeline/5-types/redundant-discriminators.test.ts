import { describe, expect, it } from "vitest";
import { removeRedundantDiscriminators } from "../../../../scripts/pipeline/5-types/redundant-discriminators.ts";
import type { JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const mapping = { cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog" };
const tagged = (kind: JsonObject) => ({ type: "object", properties: { kind } });

/** Whether the choice of `Cat` and `Dog` keeps its discriminator. */
function keepsDiscriminator(choice: JsonObject, cat: JsonObject, dog: JsonObject): boolean {
  const pet: JsonObject = { discriminator: { propertyName: "kind", mapping }, ...choice };
  removeRedundantDiscriminators({ components: { schemas: { Pet: pet, Cat: cat, Dog: dog } } });
  return Object.hasOwn(pet, "discriminator");
}

const open = tagged({ type: "string" });

describe.each(["oneOf", "anyOf"])("the discriminator of a choice under %s", (keyword) => {
  const choice = { [keyword]: [ref("Cat"), ref("Dog")] };

  it("is kept if no branch declares its tag", () => {
    expect(keepsDiscriminator(choice, open, open)).toBe(true);
  });

  it("is removed if a single branch declares its tag with an enum or a constant", () => {
    expect(keepsDiscriminator(choice, open, tagged({ enum: ["dog"] }))).toBe(false);
    expect(keepsDiscriminator(choice, tagged({ const: "cat" }), open)).toBe(false);
  });

  it("is removed if a branch declares its tag within allOf or behind a reference", () => {
    expect(keepsDiscriminator(choice, open, { allOf: [{}, tagged({ const: "dog" })] })).toBe(false);
    expect(keepsDiscriminator(choice, { ...ref("Dog") }, tagged({ const: "dog" }))).toBe(false);
  });

  it("is removed if it has no mapping", () => {
    const bare = { ...choice, discriminator: { propertyName: "kind" } };
    expect(keepsDiscriminator(bare, open, open)).toBe(false);
  });
});

describe("the discriminator of a base", () => {
  const subtype = (kind: JsonObject) => ({ allOf: [ref("Pet"), tagged(kind)] });

  it("is kept if no subtype declares its tag", () => {
    expect(keepsDiscriminator({}, { allOf: [ref("Pet")] }, { allOf: [ref("Pet")] })).toBe(true);
  });

  it("is removed if a subtype declares its tag", () => {
    expect(keepsDiscriminator({}, { allOf: [ref("Pet")] }, subtype({ const: "dog" }))).toBe(false);
  });
});
