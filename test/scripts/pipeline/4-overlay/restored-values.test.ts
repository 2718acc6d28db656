import { describe, expect, test } from "vitest";
import { build, documentOf, errorsOf, pageOf } from "../../../support/pages.ts";

const UUID = "1d4747a6-0a3c-4b5d-8e9f-0123456789ab";

/** The rules whose problems a build reports about a schema `Item`, before and after an overlay updates a part of it. */
async function problemsOf(item: object, target: string, update: object): Promise<string[][]> {
  const files = { "page.md": pageOf(documentOf({ schemas: { Item: item } })) };
  const action = { target: `$.components.schemas.Item${target}`, "x-source": "A source.", update };
  const overlay = { overlay: "1.0.0", info: { title: "Facts", version: "1" }, actions: [action] };
  const built = [await build(files), await build(files, JSON.stringify(overlay))];
  expect(built.flatMap(errorsOf)).toEqual([]);
  return built.map(({ problems }) =>
    problems.map(({ rule }) => rule).filter((rule) => rule !== "unknown-servers"),
  );
}

describe("a warning of an unknown value goes when an overlay states the value", () => {
  test.each([
    {
      rule: "placeholder-schema",
      item: { type: "object", properties: { a: UUID } },
      target: ".properties",
      update: { a: { type: "string" } },
    },
    {
      rule: "placeholder-property",
      item: { type: "object", properties: { $ref: UUID, a: { type: "string" } } },
      target: ".properties",
      update: { b: { type: "string" } },
    },
    {
      rule: "schema-shape",
      item: { type: "object", properties: { a: "an identifier" } },
      target: ".properties.a",
      update: { type: "string" },
    },
    {
      rule: "dynamic-references",
      item: { type: "object", properties: { a: { $dynamicRef: "#nowhere" } } },
      target: ".properties.a",
      update: { type: "string" },
    },
  ])("$rule", async ({ rule, item, target, update }) => {
    expect(await problemsOf(item, target, update)).toEqual([[rule], []]);
  });
});

describe("the warning stays", () => {
  test("if the overlay changes another value", async () => {
    const item = { type: "object", properties: { a: UUID, b: { type: "string" } } };
    const found = await problemsOf(item, ".properties.b", { format: "date" });
    expect(found).toEqual([["placeholder-schema"], ["placeholder-schema"]]);
  });

  test("if the overlay changes only another part of the same object", async () => {
    const item = {
      type: "object",
      properties: { $ref: UUID, a: { type: "object", properties: {} } },
    };
    const found = await problemsOf(item, ".properties.a.properties", { b: { type: "string" } });
    expect(found).toEqual([["placeholder-property"], ["placeholder-property"]]);
  });

  test("if the value was not unknown", async () => {
    const item = { type: "object", properties: { a: { type: "string", example: 2 } } };
    const found = await problemsOf(item, ".properties.a", { format: "date" });
    expect(found).toEqual([["example-mismatch"], ["example-mismatch"]]);
  });
});
