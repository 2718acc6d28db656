import { describe, expect, it } from "vitest";
import { renderEnums } from "../../../../scripts/pipeline/5-types/enums.ts";

const linesOf = (document: object) =>
  renderEnums({ ...document })
    .trimEnd()
    .split("\n");
const ofSchemas = (schemas: object) => linesOf({ components: { schemas } });
const status = (...values: unknown[]) => ({ properties: { status: { enum: values } } });

describe("the array of an enum", () => {
  it("is named after its component and its property", () => {
    expect(ofSchemas({ Task: status("ready", "failed") })).toEqual([
      'export const taskStatusValues = ["ready", "failed"] as const;',
    ]);
  });

  it("is shared by enums of the same values in the same place", () => {
    expect(ofSchemas({ Task: { oneOf: [status("a"), status("a")] } })).toEqual([
      'export const taskStatusValues = ["a"] as const;',
    ]);
  });

  it("has a number when enums of other values are in the same place, so that both are kept", () => {
    expect(ofSchemas({ Task: { oneOf: [status("a"), status("b")] } })).toEqual([
      'export const taskStatusValues = ["a"] as const;',
      'export const taskStatusValues2 = ["b"] as const;',
    ]);
  });

  it("may hold null, numbers and booleans, and is left out when it holds an object", () => {
    expect(ofSchemas({ Task: status("a", null, 1, true), Part: status({ a: 1 }) })).toEqual([
      'export const taskStatusValues = ["a", null, 1, true] as const;',
    ]);
  });
});

describe("the name of an array", () => {
  it("leaves out keywords, but not a property that is called like one", () => {
    const items = { type: "array", items: { additionalProperties: { enum: ["a"] } } };
    const property = { properties: { items: { properties: { schema: { enum: ["b"] } } } } };
    expect(ofSchemas({ List: items, Named: property })).toEqual([
      'export const listValues = ["a"] as const;',
      'export const namedItemsSchemaValues = ["b"] as const;',
    ]);
  });

  it("begins with the operation, by its id or by its method and path", () => {
    const parameters = [{ name: "sort", in: "query", schema: { enum: ["asc"] } }];
    const paths = {
      "/tasks/{id}": { get: { operationId: "listTasks", parameters }, post: { parameters } },
    };
    expect(linesOf({ paths })).toEqual([
      'export const listTasksSortValues = ["asc"] as const;',
      'export const postTasksIdSortValues = ["asc"] as const;',
    ]);
  });
});
