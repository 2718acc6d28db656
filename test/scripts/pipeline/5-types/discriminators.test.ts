import { describe, expect, it } from "vitest";
import { writeDiscriminatorTags } from "../../../../scripts/pipeline/5-types/discriminators.ts";
import { renderTypes } from "../../../../scripts/pipeline/5-types/types.ts";
import {
  listAt,
  objectAt,
  type JsonObject,
} from "../../../../scripts/pipeline/values/json-object.ts";
import { diagnose } from "../../../support/diagnose.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const by = (mapping: Record<string, string>) => ({ propertyName: "kind", mapping });
const pointers = (names: Record<string, string>) =>
  by(Object.fromEntries(Object.entries(names).map(([tag, name]) => [tag, ref(name).$ref])));

const tagged = (kind: JsonObject, required = ["kind"]): JsonObject => ({
  type: "object",
  required,
  properties: { kind },
});
const open = () => tagged({ type: "string" });

/** The component schemas after their discriminators have been written as tags. */
function written(schemas: JsonObject): JsonObject {
  writeDiscriminatorTags({ components: { schemas } });
  expect(JSON.stringify(schemas)).not.toContain("discriminator");
  return schemas;
}

/** The tags in a schema itself or in the inline parts of its `allOf`. */
function tagsOf(schema: unknown): unknown {
  const parts = [schema, ...listAt(schema, "allOf")];
  const kinds = parts.map((part) => objectAt(objectAt(part, "properties"), "kind"));
  return kinds.find((kind) => Object.hasOwn(kind, "enum"))?.["enum"];
}

describe.each(["oneOf", "anyOf"])("the tags of a choice under %s", (keyword) => {
  const choice = (discriminator: JsonObject, ...names: string[]) => ({
    [keyword]: names.map(ref),
    discriminator,
  });

  it("are written into the branches, whether the mapping has references or names", () => {
    for (const mapping of [pointers({ c: "Cat", d: "Dog" }), by({ c: "Cat", d: "Dog" })]) {
      const schemas = written({ Pet: choice(mapping, "Cat", "Dog"), Cat: open(), Dog: open() });
      expect([tagsOf(schemas["Cat"]), tagsOf(schemas["Dog"])]).toEqual([["c"], ["d"]]);
    }
  });

  it("are not written when there is no mapping, because the tag is not known", () => {
    const schemas = { Pet: choice({ propertyName: "kind" }, "Cat"), Cat: open() };
    expect(written(schemas)).toEqual({ Pet: { [keyword]: [ref("Cat")] }, Cat: open() });
  });

  it("have the type of the property", () => {
    const numbers = pointers({ "1": "Cat", "2.5": "Dog" });
    const schemas = written({
      Pet: choice(numbers, "Cat", "Dog"),
      Cat: tagged({ type: "integer" }),
      Dog: tagged({ type: ["number", "null"] }),
      Switch: choice(pointers({ true: "On", false: "Off" }), "On", "Off"),
      On: tagged({ type: "boolean" }),
      Off: tagged({ anyOf: [{ type: "boolean" }, { type: "null" }] }),
    });
    const tags = ["Cat", "Dog", "On", "Off"].map((name) => tagsOf(schemas[name]));
    expect(tags).toEqual([[1], [2.5, null], [true], [false, null]]);
  });

  it("leave a schema as it is when no tag has the type of the property", () => {
    const schemas = {
      Pet: choice(pointers({ c: "Cat" }), "Cat"),
      Cat: tagged({ type: "integer" }),
    };
    expect(written(schemas)["Cat"]).toEqual(tagged({ type: "integer" }));
  });

  it("are all allowed when a branch has several, also from two choices", () => {
    const schemas = written({
      Pet: choice(pointers({ c: "Cat", k: "Cat" }), "Cat"),
      Guest: choice(pointers({ g: "Cat" }), "Cat"),
      Cat: open(),
    });
    expect(tagsOf(schemas["Cat"])).toEqual(["c", "k", "g"]);
  });

  it("are not written when another choice with the branch has no mapping", () => {
    const schemas = written({
      Pet: choice(pointers({ c: "Cat" }), "Cat"),
      Guest: choice({ propertyName: "kind" }, "Cat"),
      Cat: open(),
    });
    expect(schemas["Cat"]).toEqual(open());
  });

  it.each<[string, JsonObject]>([
    ["an enum", { type: "string", enum: ["x", "y"] }],
    ["a constant", { const: "x" }],
    ["a choice of constants", { oneOf: [{ const: "x" }, { const: "y" }] }],
    ["a reference to an enum", ref("Kind")],
    ["a part that refers to an enum", { allOf: [ref("Kind")] }],
  ])("do not replace the values that a branch states by %s", (_, kind) => {
    const schemas = {
      Pet: choice(pointers({ c: "Cat", d: "Dog" }), "Cat", "Dog"),
      Cat: tagged(kind),
      Dog: open(),
      Kind: { type: "string", enum: ["x"] },
    };
    expect(written(schemas)["Cat"]).toEqual(tagged(kind));
    expect(tagsOf(schemas.Dog)).toEqual(["d"]);
  });

  it("of other branches are taken out of an enum that the branches share", () => {
    const schemas = written({
      Pet: choice(pointers({ c: "Cat", k: "Cat", d: "Dog" }), "Cat", "Dog"),
      Cat: tagged(ref("Kind")),
      Dog: tagged({ type: "string", enum: ["c", "d", "x"] }),
      Kind: { type: "string", enum: ["c", "d", "k"] },
    });
    expect([tagsOf(schemas["Cat"]), tagsOf(schemas["Dog"])]).toEqual([
      ["c", "k"],
      ["d", "x"],
    ]);
  });

  it("narrow the values of a shared base, but never exclude all of them", () => {
    const child = { allOf: [ref("Base"), { type: "object", properties: { a: {} } }] };
    const schemas = written({
      Pet: choice(pointers({ c: "Cat", z: "Dog" }), "Cat", "Dog"),
      Base: tagged({ type: "string", enum: ["c", "d"] }),
      Cat: structuredClone(child),
      Dog: structuredClone(child),
    });
    expect(tagsOf(schemas["Cat"])).toEqual(["c"]);
    expect(schemas["Dog"]).toEqual(child);
  });

  it("reach the branches of nested choices, aliases and nullable schemas", () => {
    const schemas = written({
      Pet: choice(pointers({ c: "Cat", d: "Alias", f: "Fox" }), "Mammal", "Alias", "Fox"),
      Mammal: { oneOf: [ref("Cat"), { type: "null" }, { type: "string" }] },
      Cat: open(),
      Alias: ref("Dog"),
      Dog: open(),
      Fox: { anyOf: [open(), { type: "null" }] },
    });
    expect([tagsOf(schemas["Cat"]), tagsOf(schemas["Dog"])]).toEqual([["c"], ["d"]]);
    expect(schemas["Fox"]).toEqual({
      anyOf: [tagged({ type: "string", enum: ["f"] }), { type: "null" }],
    });
  });

  it("do not touch a schema that extends the choice", () => {
    const dressed = { allOf: [ref("Pet"), { type: "object", properties: { hat: {} } }] };
    const pet = choice(pointers({ c: "Cat", x: "Dressed" }), "Cat");
    const schemas = written({ Pet: pet, Cat: open(), Dressed: structuredClone(dressed) });
    expect(schemas["Dressed"]).toEqual(dressed);
    expect(tagsOf(schemas["Cat"])).toEqual(["c"]);
  });

  it("are optional when the property is, and required when nothing declares it", () => {
    const schemas = written({
      Pet: choice(pointers({ c: "Cat", d: "Dog" }), "Cat", "Dog"),
      Cat: tagged({ type: "string" }, []),
      Dog: { type: "object", properties: { name: {} } },
    });
    expect(objectAt(schemas, "Cat")["required"]).toEqual([]);
    expect(objectAt(schemas, "Dog")["required"]).toEqual(["kind"]);
    expect(tagsOf(schemas["Dog"])).toEqual(["d"]);
  });

  it("allow the value that a schema which extends the branch states", () => {
    const schemas = written({
      Pet: choice(pointers({ c: "Cat" }), "Cat"),
      Cat: open(),
      Kitten: { allOf: [ref("Cat"), tagged({ const: "k" })] },
    });
    expect(tagsOf(schemas["Cat"])).toEqual(["c", "k"]);
  });
});

describe("the tags of a base", () => {
  const extend = (base: string, ...parts: JsonObject[]): JsonObject => ({
    allOf: [ref(base), ...parts],
  });
  const base = (extra: JsonObject = {}) => ({
    ...open(),
    discriminator: pointers({ car: "Car", volvo: "Volvo" }),
    ...extra,
  });

  it("are written into the schemas that extend it, with those of their own heirs", () => {
    const schemas = written({
      Vehicle: base(),
      Car: extend("Vehicle", { type: "object", properties: { doors: { type: "integer" } } }),
      Volvo: extend("Car"),
    });
    expect(tagsOf(schemas["Car"])).toEqual(["car", "volvo"]);
    expect(tagsOf(schemas["Volvo"])).toEqual(["volvo"]);
    expect(schemas["Vehicle"]).toEqual(open());
  });

  it("do not touch schemas that extend it without a tag", () => {
    const inline = extend("Vehicle", { type: "object", properties: { payload: {} } });
    const schemas = written({ Vehicle: base(), Holder: { type: "array", items: inline } });
    expect(schemas["Holder"]).toEqual({
      type: "array",
      items: extend("Vehicle", { type: "object", properties: { payload: {} } }),
    });
  });

  it.each<[string, JsonObject]>([
    ["may be null", base({ type: ["object", "null"] })],
    ["may be null by a choice", { anyOf: [base(), { type: "null" }] }],
    ["allows more properties", base({ additionalProperties: { type: "string" } })],
    ["has the discriminator in a part of allOf", { allOf: [base(), { type: "object" }] }],
  ])("are written when the base %s", (_, vehicle) => {
    const car = extend("Vehicle", { type: "object", properties: { doors: {} } });
    const schemas = written({ Vehicle: vehicle, Car: car });
    expect(tagsOf(schemas["Car"])).toEqual(["car"]);
  });
});

it("the types of tagged schemas narrow, and accept every value that the schemas allow", async () => {
  const child = (base: string, property: string) => ({
    allOf: [ref(base), { type: "object", properties: { [property]: { type: "string" } } }],
  });
  const schemas = {
    Animal: {
      oneOf: [ref("Hen"), ref("Fox")],
      discriminator: pointers({ "1": "Hen", "2": "Fox" }),
    },
    Hen: { ...tagged({ type: "integer" }), additionalProperties: { type: "boolean" } },
    Fox: tagged({ type: "integer" }),
    Dressed: child("Animal", "hat"),
    Vehicle: {
      ...open(),
      type: ["object", "null"],
      discriminator: pointers({ car: "Car", volvo: "Volvo" }),
    },
    Car: child("Vehicle", "doors"),
    Volvo: child("Car", "safe"),
    Event: child("Vehicle", "payload"),
  };
  const info = { title: "Tags", version: "1.0.0" };
  const types = await renderTypes(
    { openapi: "3.1.1", info, paths: {}, components: { schemas } },
    "tags",
  );
  const use = `
    declare const dressed: Dressed;
    export const kind: 1 | 2 = dressed.kind;
    export const hen: Hen | undefined = dressed.kind === 1 ? dressed : undefined;
    declare const volvo: Volvo;
    export const car: Car = volvo;
    export const event: Event = { kind: "anything", payload: "x" };
    export const parent: Vehicle = null;
  `;
  expect(diagnose(types + use)).toEqual([]);
});
