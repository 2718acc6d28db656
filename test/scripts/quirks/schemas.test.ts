import { describe, expect, it } from "vitest";
import type { Quirk } from "../../../scripts/pipeline/2-repair/quirk.ts";
import { objectAt, type JsonObject } from "../../../scripts/pipeline/values/json-object.ts";
import * as quirks from "../../../scripts/quirks/index.ts";
import { repair } from "../../support/repair.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** A schema after the repair, and the severities of the problems. */
function repaired(quirk: Quirk, schema: JsonObject, others: JsonObject = {}) {
  const components = { schemas: { Item: schema, ...others } };
  const { document, problems } = repair({ components }, quirk);
  const schemas = objectAt(objectAt(document, "components"), "schemas");
  return { schema: schemas["Item"], reports: problems.map(({ severity }) => severity) };
}

const repairOf = (quirk: Quirk, schema: JsonObject, others?: JsonObject) =>
  repaired(quirk, schema, others).schema;

describe.each<[keyof typeof quirks, [title: string, before: JsonObject, after: JsonObject][]]>([
  [
    "arrayItems",
    [
      ["a list of one is the schema of every item", { items: [{ a: 1 }] }, { items: { a: 1 } }],
      [
        "a longer list has a schema for each position",
        { items: [{}, {}] },
        { prefixItems: [{}, {}] },
      ],
      ["an empty list says nothing", { items: [] }, {}],
    ],
  ],
  [
    "booleanRequired",
    [
      [
        "a property that is listed already is not listed twice",
        { required: ["a"], properties: { a: { required: true }, b: { required: true } } },
        { required: ["a", "b"], properties: { a: {}, b: {} } },
      ],
      [
        "a property that is not required is not listed",
        { properties: { a: { required: false } } },
        { properties: { a: {} } },
      ],
      [
        "a property called `required` keeps its schema",
        { properties: { required: { type: "boolean" } } },
        { properties: { required: { type: "boolean" } } },
      ],
      ["the word means nothing on other schemas", { items: { required: true } }, { items: {} }],
    ],
  ],
  [
    "arrayEnum",
    [
      [
        "the values move to the items",
        { type: "array", items: {}, enum: ["a"] },
        { type: "array", items: { enum: ["a"] } },
      ],
      [
        "items that do not exist get the type of the values",
        { type: "array", enum: ["a"] },
        { type: "array", items: { type: "string", enum: ["a"] } },
      ],
      [
        "an enum that the items have is enough",
        { type: "array", items: { enum: ["b", "a"] }, enum: ["a"] },
        { type: "array", items: { enum: ["b", "a"] } },
      ],
      [
        "items with other values get the values of both",
        { type: "array", items: { enum: ["b"] }, enum: ["a"] },
        { type: "array", items: { enum: ["b", "a"] } },
      ],
      [
        "null belongs to an array that is nullable",
        { type: ["array", "null"], items: { type: "string" }, enum: ["a", null] },
        { type: ["array", "null"], items: { type: "string", enum: ["a"] } },
      ],
      [
        "values that are arrays stay",
        { type: "array", items: {}, enum: [["a"]] },
        { type: "array", items: {}, enum: [["a"]] },
      ],
      [
        "values of a schema that also allows text stay",
        { type: ["array", "string"], items: {}, enum: ["a"] },
        { type: ["array", "string"], items: {}, enum: ["a"] },
      ],
    ],
  ],
  [
    "enumType",
    [
      [
        "null is not a contradiction",
        { type: "string", enum: ["a", null] },
        { type: "string", enum: ["a", null] },
      ],
      [
        "a type that some values have stays beside the types of the others",
        { type: ["integer", "boolean"], enum: [1, "a"] },
        { type: ["integer", "string"], enum: [1, "a"] },
      ],
    ],
  ],
  [
    "enumValueObjects",
    [
      [
        "values that are all booleans have the type of a boolean",
        { type: "string", enum: [{ value: true }, null] },
        { type: "boolean", enum: [true, null] },
      ],
      [
        "values of which some are booleans keep their type",
        { type: "string", enum: [{ value: true }, { value: "a" }] },
        { type: "string", enum: [true, "a"] },
      ],
    ],
  ],
  [
    "enumValues",
    [
      ["an empty list goes", { type: "string", enum: [] }, { type: "string" }],
      ["a repeated value goes", { enum: ["a", "b", "a", 1, "1"] }, { enum: ["a", "b", 1, "1"] }],
    ],
  ],
  [
    "equalBranches",
    [
      ["oneOf lists each branch once", { oneOf: [{}, { a: 1 }, {}] }, { oneOf: [{}, { a: 1 }] }],
      ["anyOf lists each branch once", { anyOf: [{ a: 1 }, { a: 1 }] }, { anyOf: [{ a: 1 }] }],
    ],
  ],
  [
    "exampleMaps",
    [
      [
        "a map of examples is the list of their values",
        { examples: { one: { value: 1 }, two: { a: 2 } } },
        { examples: [1, { a: 2 }] },
      ],
    ],
  ],
  [
    "exampleReferences",
    [
      [
        "an example that looks like a reference comes behind the others",
        { examples: [1], example: { $ref: "a" } },
        { examples: [1, { $ref: "a" }] },
      ],
      ["another example stays", { example: { a: 1 } }, { example: { a: 1 } }],
    ],
  ],
  [
    "exclusiveBounds",
    [
      [
        "a bound that is exclusive becomes the exclusive bound",
        { minimum: 0, exclusiveMinimum: true },
        { exclusiveMinimum: 0 },
      ],
      [
        "a bound that is not exclusive stays",
        { maximum: 9, exclusiveMaximum: false },
        { maximum: 9 },
      ],
      ["a word without a bound goes", { exclusiveMaximum: true }, {}],
    ],
  ],
  [
    "idleKeywords",
    [
      [
        "a keyword of another type is kept as an extension, also beside null",
        { type: ["object", "null"], items: {} },
        { type: ["object", "null"], "x-items": {} },
      ],
      [
        "a keyword of one of several types stays",
        { type: ["object", "array"], items: {} },
        { type: ["object", "array"], items: {} },
      ],
    ],
  ],
  [
    "misfitKeys",
    [
      [
        "an unknown key never replaces an extension",
        { unknown: 1, "x-unknown": 2 },
        { "x-unknown-": 1, "x-unknown": 2 },
      ],
      [
        "a value of another kind is converted or kept as an extension",
        { minLength: "2", deprecated: "true", title: 7, pattern: ["a"], required: "a" },
        { minLength: 2, deprecated: true, title: "7", "x-pattern": ["a"], required: ["a"] },
      ],
    ],
  ],
  [
    "misplacedProperties",
    [
      [
        "a property beside `properties` does not replace one of them",
        { properties: { a: { type: "string" } }, a: { type: "integer" } },
        { properties: { a: { type: "string" } } },
      ],
      [
        "an extension is not a property",
        { type: "object", "x-a": { type: "string" } },
        { type: "object", "x-a": { type: "string" } },
      ],
      [
        "a reference and a choice are properties, other objects are not",
        { type: "object", a: ref("A"), b: { oneOf: [] }, c: { type: "unknown" } },
        { type: "object", c: { type: "unknown" }, properties: { a: ref("A"), b: { oneOf: [] } } },
      ],
    ],
  ],
  [
    "nullable",
    [
      ["`nullable: false` says nothing", { type: "string", nullable: false }, { type: "string" }],
      [
        "the word may be a text",
        { type: "string", nullable: "true" },
        { type: ["string", "null"] },
      ],
      [
        "null in an enum is one of the types",
        { type: "string", enum: ["a", null] },
        { type: ["string", "null"], enum: ["a", null] },
      ],
      [
        "a type that is not known yet is left for later",
        { type: "str", nullable: true },
        { type: "str", nullable: true },
      ],
    ],
  ],
  [
    "nullFields",
    [
      ["a field that is null goes", { description: null, title: "A" }, { title: "A" }],
      ["a value may be null", { default: null, const: null }, { default: null, const: null }],
    ],
  ],
  [
    "schemaShape",
    [
      [
        "a word that is a type is that type, and other words are unknown",
        { properties: { a: "string", b: true, c: null, d: "word", e: false } },
        { properties: { a: { type: "string" }, b: {}, c: {}, d: {}, e: { not: {} } } },
      ],
    ],
  ],
  [
    "singleBranch",
    [
      [
        "a single branch takes the place of the choice",
        { oneOf: [{ type: "string" }], title: "A" },
        { type: "string", title: "A" },
      ],
      [
        "a branch that says something else about the same keyword stays",
        { anyOf: [{ title: "B" }], title: "A" },
        { anyOf: [{ title: "B" }], title: "A" },
      ],
      [
        "a reference stays beside keywords that say something about the value",
        { oneOf: [ref("A")], minLength: 1 },
        { oneOf: [ref("A")], minLength: 1 },
      ],
      [
        "a reference goes beside annotations",
        { oneOf: [ref("A")], description: "A." },
        { ...ref("A"), description: "A." },
      ],
    ],
  ],
  [
    "typeWords",
    [
      ["a word of another language is translated", { type: "int" }, { type: "integer" }],
      ["two words for one type are one", { type: ["str", "text"] }, { type: "string" }],
      ["a file is bytes", { type: "file" }, { type: "string", format: "binary" }],
      ["a file keeps its format", { type: "file", format: "a" }, { type: "string", format: "a" }],
      ["one unknown word of several leaves the type open", { type: ["str", "thing"] }, {}],
    ],
  ],
])("%s", (name, cases) => {
  it.each(cases)("%s", (_, before, after) => {
    expect(repairOf(quirks[name], before)).toEqual(after);
  });
});

describe("the reports", () => {
  it.each<[keyof typeof quirks, JsonObject, string[]]>([
    ["typeWords", { type: "any" }, []],
    ["typeWords", { type: "thing" }, ["warning"]],
    ["schemaShape", { properties: { a: true } }, []],
    ["schemaShape", { properties: { a: "word" } }, ["warning"]],
    ["exampleMismatch", { type: "string", example: 1 }, ["warning"]],
    ["exampleMismatch", { type: "string", nullable: true, example: null }, []],
    ["exampleMismatch", { type: "string", example: null }, ["warning"]],
    ["exampleMismatch", { enum: ["a"], example: "b" }, ["warning"]],
    ["exampleMismatch", { enum: [{ a: 1 }], example: { a: 1 } }, []],
    ["bigIntegers", { enum: [1] }, []],
  ])("by %s about %j: %j", (name, schema, expected) => {
    expect(repaired(quirks[name], schema).reports).toEqual(expected);
  });
});

describe("keywords beside a reference", () => {
  const target = { A: { type: ["string", "null"] }, Open: {} };

  it.each<[string, JsonObject, JsonObject]>([
    ["a type that the target has goes", { ...ref("A"), type: "string" }, ref("A")],
    ["a type that the target leaves open goes", { ...ref("Open"), type: "string" }, ref("Open")],
    [
      "another type is a part of allOf",
      { ...ref("A"), type: "integer" },
      { allOf: [ref("A"), { type: "integer" }] },
    ],
    [
      "the parts of allOf come behind the reference",
      { ...ref("A"), allOf: [{ minLength: 1 }], maxLength: 2 },
      { allOf: [ref("A"), { minLength: 1 }, { maxLength: 2 }] },
    ],
    [
      "a description stays",
      { ...ref("A"), description: "A.", minLength: 1 },
      { description: "A.", allOf: [ref("A"), { minLength: 1 }] },
    ],
    [
      "`nullable` is left to its own quirk",
      { ...ref("A"), nullable: true, minLength: 1 },
      { ...ref("A"), nullable: true, minLength: 1 },
    ],
  ])("%s", (_, before, after) => {
    expect(repairOf(quirks.refSiblings, before, target)).toEqual(after);
  });
});

describe("a reference that leads nowhere", () => {
  it("is removed, and the keywords beside it stay", () => {
    const schema = { ...ref("Missing"), description: "A." };
    expect(repairOf(quirks.danglingSchemas, schema)).toEqual({ description: "A." });
  });

  it("is removed from a discriminator's mapping, also as a plain name", () => {
    const mapping = { a: ref("Item").$ref, b: "Item", c: ref("Missing").$ref, d: "Missing" };
    const schema = { discriminator: { propertyName: "kind", mapping } };
    expect(repairOf(quirks.danglingSchemas, schema)).toEqual({
      discriminator: { propertyName: "kind", mapping: { a: ref("Item").$ref, b: "Item" } },
    });
  });
});

describe("the mapping of a discriminator", () => {
  const mapped = (mapping: unknown) => ({ discriminator: { propertyName: "kind", mapping } });

  it("gets references in place of names and objects", () => {
    const before = mapped({ a: "Item", b: ref("Item"), c: "Other name" });
    const after = mapped({ a: ref("Item").$ref, b: ref("Item").$ref, c: "Other name" });
    expect(repairOf(quirks.discriminatorMapping, before)).toEqual(after);
  });

  it("is left out when it is not a map", () => {
    expect(repairOf(quirks.discriminatorMapping, mapped(["Item"]))).toEqual({
      discriminator: { propertyName: "kind" },
    });
  });
});

describe("a schema that is a part of itself", () => {
  it("loses the reference in allOf and keeps the target's own keywords", () => {
    const base = { type: "object", oneOf: [ref("Item")] };
    expect(
      repairOf(quirks.circularParts, { allOf: [ref("Base"), { title: "A" }] }, { Base: base }),
    ).toEqual({
      allOf: [{ type: "object" }, { title: "A" }],
    });
  });

  it("loses the whole oneOf if its only branch leads back to it", () => {
    expect(repairOf(quirks.circularParts, { title: "A", oneOf: [ref("Item")] })).toEqual({
      title: "A",
    });
  });
});

describe("an enum of numbers that are written as strings", () => {
  const wrapped = { type: "string", enum: [{ value: "1" }, { value: "-2" }] };
  const texts = { type: "string", enum: ["1", "-2"] };
  const numbers = { type: "integer", enum: [1, -2] };

  /** The schema `Level` after the repair, and how many warnings it has. */
  const repairedBeside = (sample: string, property: object = ref("Level")) => {
    const Task = { type: "object", properties: { level: property } };
    const components = { schemas: { Task, Level: wrapped } };
    const { document, problems } = repair(
      { components, "x-sample": sample },
      quirks.enumValueObjects,
      quirks.numericEnums,
    );
    const { schemas } = objectAt(document, "components");
    return [objectAt({ schemas }, "schemas")["Level"], problems.length];
  };

  it.each([
    ["a body", '{"level": 1}'],
    ["a body in a program", "body: '{\"level\":-2}'"],
  ])("becomes numbers if %s has a number", (_, sample) => {
    expect(repairedBeside(sample)).toEqual([numbers, 0]);
  });

  it.each([
    ["a list of it", { type: "array", items: ref("Level") }, '{"level": [1]}'],
    ["a union with it", { anyOf: [ref("Level"), { type: "null" }] }, '{"level": 1}'],
  ])("becomes numbers in %s", (_, property, sample) => {
    expect(repairedBeside(sample, property)).toEqual([numbers, 0]);
  });

  it("stays if a sample has a string, and is reported if no sample decides", () => {
    expect(repairedBeside('{"level": "1"}')).toEqual([texts, 0]);
    expect(repairedBeside("no sample")).toEqual([texts, 1]);
    expect(repairedBeside('{"level": "1"} {"level": 1}')).toEqual([texts, 1]);
    expect(repairedBeside('{"sub-level": 1}')).toEqual([texts, 1]);
  });

  it.each([["1.10"], ["007"], ["1e3"], [""], ["NaN"]])(
    "is not suspected because of %j",
    (value) => {
      const schema = { type: "string", enum: [{ value }] };
      const components = { schemas: { Level: schema } };
      const { problems } = repair({ components }, quirks.enumValueObjects, quirks.numericEnums);
      expect(problems).toEqual([]);
    },
  );

  it("is not suspected when the generator writes the values themselves", () => {
    expect(repaired(quirks.numericEnums, { type: "string", enum: ["1", "2"] }).reports).toEqual([]);
  });
});
