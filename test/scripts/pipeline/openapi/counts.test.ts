import { expect, it } from "vitest";
import { countOperations, countSchemas } from "../../../../scripts/pipeline/openapi/counts.ts";

it("counts the operations of all paths, and nothing else of a path", () => {
  const paths = {
    "/a": { parameters: [], get: {}, post: {} },
    "/b": { summary: "B", put: {} },
    "/c": null,
  };
  expect(countOperations({ paths })).toBe(3);
  expect(countOperations({})).toBe(0);
});

it("counts the component schemas", () => {
  expect(countSchemas({ components: { schemas: { A: {}, B: {} }, responses: { C: {} } } })).toBe(2);
  expect(countSchemas({})).toBe(0);
});
