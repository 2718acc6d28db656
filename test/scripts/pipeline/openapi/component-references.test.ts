import { describe, expect, it } from "vitest";
import {
  findComponentReferences,
  renameKey,
} from "../../../../scripts/pipeline/openapi/component-references.ts";
import type { JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Each reference as `owner → target`. */
function referencesIn(document: JsonObject): string[] {
  return findComponentReferences(document).map(
    ({ owner, target }) => `${owner ?? "operation"} → ${target}`,
  );
}

/** Renames `Old` to `New` wherever a document mentions it. */
function renamed(document: JsonObject, target = "schemas/Old"): JsonObject {
  for (const reference of findComponentReferences(document))
    if (reference.target === target) reference.rename("New");
  return document;
}

describe("the places that name a component", () => {
  it("belong to the component that holds them, or to an operation", () => {
    const schema = { content: { "application/json": { schema: ref("A") } } };
    const get = { responses: { 200: schema, 404: { $ref: "#/components/responses/None" } } };
    const document = {
      components: {
        schemas: { A: { items: ref("B") } },
        responses: { None: schema, All: { $ref: "#/components/responses/None" } },
      },
      paths: { "/a": { get: { ...get, security: [{ key: [] }] } } },
    };
    expect(referencesIn(document)).toEqual([
      "schemas/A → schemas/B",
      "responses/None → schemas/A",
      "responses/All → responses/None",
      "operation → schemas/A",
      "operation → responses/None",
      "operation → securitySchemes/key",
    ]);
  });

  it("are found by the name behind an encoded reference", () => {
    const schemas = { A: { $ref: "#/components/schemas/Old%20name/properties/a" } };
    expect(referencesIn({ components: { schemas } })).toEqual(["schemas/A → schemas/Old name"]);
  });
});

describe("renaming a component", () => {
  const choice = { oneOf: [ref("Old"), ref("B")] };
  const item = (document: JsonObject) =>
    (document["components"] as { schemas: { Item: JsonObject } }).schemas.Item; // as given below
  const inItem = (schema: JsonObject) =>
    item(renamed({ components: { schemas: { Item: structuredClone(schema) } } }));

  it("keeps what comes behind the name in a reference", () => {
    expect(inItem({ $ref: "#/components/schemas/Old/properties/a" })).toEqual({
      $ref: "#/components/schemas/New/properties/a",
    });
  });

  it("keeps the tag of a branch that has no mapping", () => {
    expect(inItem({ ...choice, discriminator: { propertyName: "kind" } })).toEqual({
      oneOf: [ref("New"), ref("B")],
      discriminator: { propertyName: "kind", mapping: { Old: "#/components/schemas/New" } },
    });
  });

  it("adds no tag for a branch that the mapping names already", () => {
    const mapping = { old: "#/components/schemas/Old" };
    expect(inItem({ ...choice, discriminator: { propertyName: "kind", mapping } })).toEqual({
      oneOf: [ref("New"), ref("B")],
      discriminator: { propertyName: "kind", mapping: { old: "#/components/schemas/New" } },
    });
  });

  it("follows a mapping that names the component without a reference", () => {
    const mapping = { old: "Old" };
    expect(inItem({ discriminator: { propertyName: "kind", mapping } })).toEqual({
      discriminator: { propertyName: "kind", mapping: { old: "New" } },
    });
  });

  it("follows a security requirement, and keeps the order of its schemes", () => {
    const document = { security: [{ Old: ["read"], other: [] }] };
    renamed(document, "securitySchemes/Old");
    expect(JSON.stringify(document)).toBe('{"security":[{"New":["read"],"other":[]}]}');
  });
});

it("a renamed key keeps its place among the others", () => {
  const container = { a: 1, b: 2, c: 3 };
  renameKey(container, "b", "x");
  expect(Object.entries(container)).toEqual([
    ["a", 1],
    ["x", 2],
    ["c", 3],
  ]);
});
