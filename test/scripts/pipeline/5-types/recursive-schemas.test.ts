import { expect, it } from "vitest";
import { findRecursiveSchemas } from "../../../../scripts/pipeline/5-types/recursive-schemas.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

it.each<[string, object, string[]]>([
  ["a schema that refers to itself", { A: { items: ref("A") } }, ["A"]],
  ["schemas in a cycle", { A: { items: ref("B") }, B: { anyOf: [ref("A")] } }, ["A", "B"]],
  ["a schema that only leads to a cycle", { A: { items: ref("B") }, B: ref("B") }, ["B"]],
  ["two ways to one schema", { A: { anyOf: [ref("B"), ref("C")] }, B: ref("C"), C: {} }, []],
  ["a reference into the schema", { A: { items: ref("A/properties/a") } }, ["A"]],
  ["an encoded reference", { "A b": { items: ref("A%20b") } }, ["A b"]],
  ["a reference to another section", { A: { $ref: "#/components/responses/A" } }, []],
])("the schemas that lead back to themselves, given %s", (_, schemas, expected) => {
  expect([...findRecursiveSchemas({ components: { schemas } })]).toEqual(expected);
});
