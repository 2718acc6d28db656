import { describe, expect, it } from "vitest";
import { renderTypes } from "../../../../scripts/pipeline/5-types/types.ts";
import type { JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";
import { diagnose } from "../../../support/diagnose.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const REF_BASE = 'components["schemas"]["Base"]';
const TEXT = { type: "string" };
const object = (...names: string[]) => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, TEXT])),
});
const shared = {
  Base: {
    ...object("a", "b"),
    properties: { a: TEXT, b: TEXT, list: { items: TEXT, type: "array" } },
  },
  Maybe: { ...object("a"), type: ["object", "null"] },
  Left: object("a"),
  Right: object("c"),
};

async function typesOf(schema: JsonObject): Promise<string> {
  const info = { title: "Items", version: "1.0.0" };
  const components = { schemas: { ...shared, Zz: schema } };
  return renderTypes({ openapi: "3.1.1", info, paths: {}, components }, "items");
}

async function typeOf(schema: JsonObject): Promise<string | undefined> {
  const text = await typesOf(schema);
  return /\bZz: (.*?);\s*}\s*;\s*responses: /s.exec(text)?.[1]?.replace(/\s+/g, " ");
}

describe("a required property", () => {
  it.each<[string, JsonObject, string]>([
    [
      "with a name of every object is unknown",
      { type: "object", required: ["constructor", "__proto__"] },
      "{ __proto__: unknown; constructor: unknown; }",
    ],
    ["that nothing describes is unknown", { type: "object", required: ["z"] }, "{ z: unknown; }"],
    [
      "of a schema without a type is unknown beside properties",
      { properties: { a: TEXT }, required: ["z"] },
      "{ a?: string; z: unknown; }",
    ],
    [
      "of a map has the type of its values",
      { type: "object", required: ["z"], additionalProperties: TEXT },
      "{ z: string; } & { [key: string]: string; }",
    ],
    [
      "of a branch of allOf is required although another branch describes it",
      { allOf: [ref("Base"), { type: "object", required: ["a"], properties: { id: TEXT } }] },
      `${REF_BASE} & { a: string; id?: string; }`,
    ],
    [
      "beside allOf is required in the part that describes it",
      { allOf: [ref("Base"), object("id")], required: ["a", "id"] },
      `{ a: string; } & ${REF_BASE} & { id: string; }`,
    ],
    [
      "with a nested schema keeps its type",
      { allOf: [ref("Base")], required: ["list"] },
      `{ list: {} | null; } & ${REF_BASE}`,
    ],
    [
      "of a branch of a choice is required in that branch",
      { ...object("a", "b"), anyOf: [{ required: ["a"] }, { required: ["b"] }] },
      "{ a?: string; b?: string; } & ({ a: string; } | { b: string; })",
    ],
    [
      "keeps the type of the branch that describes it",
      { type: "object", required: ["a"], oneOf: [ref("Left"), ref("Right")] },
      '{ a: {} | null; } & (components["schemas"]["Left"] | components["schemas"]["Right"])',
    ],
    ["does not turn other values away when the schema has no type", { required: ["a"] }, "unknown"],
    [
      "leaves the other types of a schema alone",
      { type: ["object", "string"], required: ["a"] },
      "{ a: unknown; } | string",
    ],
  ])("%s", async (_, schema, type) => {
    expect(await typeOf(schema)).toBe(type);
  });
});

it("the types compile when the base may be null, and a required property is never undefined", async () => {
  const types = await typesOf({ allOf: [ref("Maybe"), ref("Base")], required: ["a", "list"] });
  const use = `
    declare const item: Zz;
    export const a: string = item.a;
    export const list: string[] = item.list;
    // @ts-expect-error The list is required.
    export const short: Zz = { a: "a" };
  `;
  expect(diagnose(types + use)).toEqual([]);
});

it("a required property is never undefined if another schema describes it", async () => {
  const schema = {
    allOf: [
      { type: "object", properties: { name: TEXT } },
      { type: "object", properties: { name: {} }, required: ["name"] },
    ],
  };
  expect(await typeOf(schema)).toBe("{ name?: string; } & { name: string; }");
});

it("a read-only property stays read-only where a second schema requires it", async () => {
  const id = { ...TEXT, readOnly: true };
  const schema = {
    allOf: [
      { type: "object", properties: { id } },
      { type: "object", required: ["id"] },
    ],
  };
  expect(await typeOf(schema)).toBe("{ readonly id?: string; } & { readonly id: string; }");
});
