import { expect, it } from "vitest";
import { renderTypes } from "../../../../scripts/pipeline/5-types/types.ts";
import { diagnose } from "../../../support/diagnose.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const schemas = {
  Nest: { type: "array", items: ref("Nest") },
  "json-value": {
    anyOf: [
      { type: ["string", "null"] },
      { type: "array", items: ref("json-value") },
      { type: "object", additionalProperties: ref("json-value") },
    ],
  },
  Left: { type: "array", items: ref("Right") },
  Right: { oneOf: [ref("Left"), { type: "string" }] },
  Tree: { type: "object", properties: { children: { type: "array", items: ref("Tree") } } },
  Plain: { type: "array", items: { type: "string" } },
};

it("the types of recursive schemas compile, and match the schemas", async () => {
  const document = {
    openapi: "3.1.0",
    info: { title: "x", version: "1" },
    paths: {},
    components: { schemas },
  };
  const text = await renderTypes(document, "x");
  const use = `
    const nest: Nest = [[], [[]]];
    const json: JsonValue = { a: ["b", null, { c: [] }] };
    const left: components["schemas"]["Left"] = ["a", ["b", []]];
    const tree: Tree = { children: [{}] };
    const plain: Plain = ["a"];
    // @ts-expect-error: a nest contains only nests
    const bad: Nest = [1];
    // @ts-expect-error: a JsonValue cannot contain a number
    const worse: JsonValue = { a: [1] };
    export { nest, json, left, tree, plain, bad, worse };`;
  expect(diagnose(text + use)).toEqual([]);
  expect(text).toContain("export type Nest = Nest[];");
  expect(text).toContain('export type Tree = components["schemas"]["Tree"];');
});
