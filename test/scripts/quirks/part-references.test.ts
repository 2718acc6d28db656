import { describe, expect, it } from "vitest";
import { objectAt, type JsonObject } from "../../../scripts/pipeline/values/json-object.ts";
import * as quirks from "../../../scripts/quirks/index.ts";
import { repair } from "../../support/repair.ts";

function repairSchemas(schemas: JsonObject, root: JsonObject = {}) {
  const { document, problems } = repair(
    { components: { schemas }, ...root },
    quirks.partReferences,
    quirks.schemaDefinitions,
  );
  return { schemas: objectAt(document["components"], "schemas"), problems };
}

const at = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe("a reference to a part of a schema", () => {
  it.each(["items", "additionalProperties", "not", "contains"])(
    "leads to a component: %s",
    (key) => {
      const part = { type: "object" };
      const { schemas } = repairSchemas({ A: { [key]: part }, B: at(`A/${key}`) });
      const [name = ""] = Object.keys(schemas).filter((other) => !["A", "B"].includes(other));
      expect(schemas).toEqual({ A: { [key]: part }, B: at(name), [name]: part });
    },
  );

  it("leads to a component: a schema in an extension of the components", () => {
    const reference = { $ref: "#/components/x-shared/Item" };
    const shared = { Item: { type: "object" } };
    const components = { schemas: { A: reference }, "x-shared": shared };
    const { document } = repair({ components }, quirks.partReferences);
    expect(document["components"]).toMatchObject({
      schemas: { A: at("Item"), Item: shared.Item },
    });
  });

  it("may contain escaped characters in both forms", () => {
    const properties = { "a/b~c": { type: "string" } };
    const { schemas } = repairSchemas({
      A: { properties },
      B: at("A/properties/a~1b~0c"),
      C: at("A/properties/a%2Fb~0c"),
      D: at("A/properties/a%7E1b%7E0c"),
    });
    expect(schemas).toMatchObject({ B: at("AABC"), C: at("AABC"), D: at("AABC") });
  });

  it("may lead through other references", () => {
    const { schemas } = repairSchemas({
      A: { properties: { b: at("B") } },
      B: at("C"),
      C: { items: { type: "string" } },
      D: at("A/properties/b/items"),
    });
    expect(schemas).toMatchObject({ CItem: { type: "string" }, D: at("CItem") });
  });

  it("ends at the component that the part refers to", () => {
    const { schemas } = repairSchemas({
      A: { properties: { b: at("B") } },
      B: { type: "string" },
      C: at("A/properties/b"),
    });
    expect(schemas["C"]).toEqual(at("B"));
  });

  it("of which it is a part leads to a component that refers to itself", () => {
    const { schemas } = repairSchemas({
      A: { properties: { node: { properties: { next: at("A/properties/node") } } } },
    });
    expect(schemas["ANode"]).toEqual({ properties: { next: at("ANode") } });
  });

  it("does not use a name that another schema has", () => {
    const { schemas } = repairSchemas({
      A: { items: { type: "string" } },
      AItem: { type: "integer" },
      B: at("A/items"),
    });
    expect(schemas).toMatchObject({ AItem: { type: "integer" }, B: at("AItem2") });
  });

  it("is removed with a warning if it leads back to itself", () => {
    const { schemas, problems } = repairSchemas({ A: { properties: { a: at("A/properties/a") } } });
    expect(schemas).toEqual({ A: { properties: { a: {} } } });
    expect(problems).toMatchObject([{ severity: "warning", rule: "part-references" }]);
  });

  it("is removed with a warning if it leads to something else", () => {
    const { schemas, problems } = repairSchemas(
      { A: { $ref: "#/paths/~1a/get" } },
      { paths: { "/a": { get: { responses: {} } } } },
    );
    expect(schemas).toEqual({ A: {} });
    expect(problems).toMatchObject([{ severity: "warning", rule: "part-references" }]);
  });
});

describe("an anchor", () => {
  it("leads to the schema around it first", () => {
    const { schemas } = repairSchemas({
      A: { properties: { x: { $ref: "#x" } }, $defs: { X: { $anchor: "x", type: "string" } } },
      B: { properties: { x: { $ref: "#x" } }, $defs: { X: { $anchor: "x", type: "integer" } } },
    });
    expect(schemas).toEqual({
      A: { properties: { x: at("X") } },
      B: { properties: { x: at("BX") } },
      X: { type: "string" },
      BX: { type: "integer" },
    });
  });

  it("may be written as `$id`, and leads to another component too", () => {
    const { schemas } = repairSchemas({ A: { $id: "#a", type: "string" }, B: { $ref: "#a" } });
    expect(schemas["B"]).toEqual(at("A"));
  });

  it("leads nowhere if two other schemas have it", () => {
    const { schemas } = repairSchemas({
      A: { $anchor: "x" },
      B: { $anchor: "x" },
      C: { $ref: "#x" },
    });
    expect(schemas["C"]).toEqual({ $ref: "#x" });
  });
});

it("two schemas in `$defs` stay apart if their references lead to different schemas", () => {
  const owner = (type: string) => ({
    properties: { a: { $ref: "#/$defs/Inner" } },
    $defs: { Inner: { items: { $ref: "#/$defs/Item" } }, Item: { type } },
  });
  const { schemas } = repairSchemas({ A: owner("string"), B: owner("integer") });
  expect(schemas).toMatchObject({
    A: { properties: { a: at("Inner") } },
    B: { properties: { a: at("BInner") } },
    Inner: { items: at("Item") },
    BInner: { items: at("BItem") },
    Item: { type: "string" },
    BItem: { type: "integer" },
  });
});

it("a schema that occurs in two `$defs` becomes one component", () => {
  const owner = {
    properties: { a: { $ref: "#/$defs/Inner" } },
    $defs: { Inner: { type: "string" } },
  };
  const { schemas } = repairSchemas({ A: owner, B: owner });
  expect(schemas).toEqual({
    A: { properties: { a: at("Inner") } },
    B: { properties: { a: at("Inner") } },
    Inner: { type: "string" },
  });
});

it("a schema that extends another one and has its dynamic anchor contains itself", () => {
  const list = { type: "array", items: { $dynamicRef: "#node" } };
  const schemas = {
    Tree: { $dynamicAnchor: "node", type: "object", properties: { kids: list } },
    Named: { $dynamicAnchor: "node", $ref: "#/components/schemas/Tree", required: ["name"] },
  };
  const { document } = repair(
    { components: { schemas } },
    quirks.dynamicReferences,
    quirks.partReferences,
    quirks.schemaDefinitions,
  );
  const of = (name: string) => ({
    type: "object",
    properties: { kids: { type: "array", items: at(name) } },
  });
  expect(objectAt(document["components"], "schemas")).toEqual({
    Tree: of("Tree"),
    Named: { ...at("TreeForNamed"), required: ["name"] },
    TreeForNamed: of("Named"),
  });
});
