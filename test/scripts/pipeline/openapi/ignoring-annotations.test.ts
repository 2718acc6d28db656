import { describe, expect, it } from "vitest";
import {
  mergeAnnotations,
  chooseAnnotation,
  structureOf,
} from "../../../../scripts/pipeline/openapi/ignoring-annotations.ts";

const isSame = (a: object, b: object) => structureOf(a) === structureOf(b);

describe("the structure of a node", () => {
  it.each<[string, object, object]>([
    ["annotations", { type: "string", description: "A." }, { type: "string", "x-note": 1 }],
    ["the order of keys", { type: "string", format: "uuid" }, { format: "uuid", type: "string" }],
    ["the order of an enum", { enum: ["a", "b"] }, { enum: ["b", "a"] }],
    ["the order of required names", { required: ["a", "b"] }, { required: ["b", "a"] }],
    ["an operation's name and tags", { operationId: "a", tags: ["A"] }, { operationId: "b" }],
    ["annotations within a list", { allOf: [{ title: "A" }] }, { allOf: [{}] }],
  ])("does not depend on %s", (_, a, b) => {
    expect(isSame(a, b)).toBe(true);
  });

  it.each<[string, object, object]>([
    ["a type", { type: "string" }, { type: "integer" }],
    [
      "a property that is called like an annotation",
      { properties: { title: {} } },
      { properties: {} },
    ],
    ["a header that is called like an extension", { headers: { "x-a": {} } }, { headers: {} }],
    ["the keys of a default", { default: { description: "a" } }, { default: { description: "b" } }],
    ["the keys of a constant", { const: { title: 1 } }, { const: {} }],
    [
      "the order of a list of schemas",
      { allOf: [{ type: "a" }, {}] },
      { allOf: [{}, { type: "a" }] },
    ],
    ["the type of an enum's value", { enum: [1] }, { enum: ["1"] }],
  ])("depends on %s", (_, a, b) => {
    expect(isSame(a, b)).toBe(false);
  });
});

describe("of two annotations", () => {
  it.each([
    ["description", "Short.", "Longer text.", "Longer text."],
    ["description", undefined, "Text.", "Text."],
    ["description", "Ab.", "Cd.", "Ab."],
    ["operationId", "listTasks", "list", "list"],
    ["example", { a: 1, b: 2 }, { a: 1 }, { a: 1, b: 2 }],
    ["tags", ["A", "B"], ["B", "C"], ["A", "B", "C"]],
  ])("under %s the better one is taken, whichever comes first", (key, a, b, expected) => {
    expect(chooseAnnotation(key, a, b)).toEqual(expected);
    const reversed = chooseAnnotation(key, b, a);
    expect(key === "tags" ? (reversed as string[]).toSorted() : reversed).toEqual(expected);
  });
});

describe("a node takes the better annotations of another one", () => {
  function annotated(node: object, other: object): object {
    mergeAnnotations(node, other, (container, key, value) => (container[key] = value));
    return node;
  }

  it.each<[string, object, object, object]>([
    ["at its root", { title: "A" }, { title: "A thing" }, { title: "A thing" }],
    [
      "in the items of a list",
      { allOf: [{}, { title: "B" }] },
      { allOf: [{ title: "A" }, {}] },
      { allOf: [{ title: "A" }, { title: "B" }] },
    ],
    [
      "in properties, whatever they are called",
      { properties: { title: {} } },
      { properties: { title: { description: "The title." } } },
      { properties: { title: { description: "The title." } } },
    ],
    [
      "but not within values",
      { default: { title: "A" } },
      { default: { title: "A longer title" } },
      { default: { title: "A" } },
    ],
  ])("%s", (_, node, other, expected) => {
    expect(annotated(node, other)).toEqual(expected);
  });
});

it("the items of a stream are part of the structure, although their key looks like an annotation", () => {
  const stream = (type: string) => ({ schema: { type: "string" }, "x-item-schema": { type } });
  expect(structureOf(stream("object"))).not.toBe(structureOf(stream("integer")));
  expect(structureOf({ "x-note": 1 })).toBe(structureOf({ "x-note": 2 }));
});
