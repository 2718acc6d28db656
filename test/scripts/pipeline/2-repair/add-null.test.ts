import { describe, expect, it } from "vitest";
import { addNull } from "../../../../scripts/pipeline/2-repair/add-null.ts";
import { createQuirkContext } from "../../../../scripts/pipeline/2-repair/quirk-context.ts";
import type { JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";
import { fileOf } from "../../../support/pages.ts";

function withNull(schema: JsonObject): JsonObject {
  const copy = structuredClone(schema);
  const log = { changes: [], warnings: [], reports: [] };
  addNull(
    copy,
    createQuirkContext(
      "some-rule",
      { document: copy, pageContext: { page: fileOf("page.md", "") } },
      log,
    ),
  );
  return copy;
}

const NULL = { type: "null" };
const [A, B] = [{ $ref: "#/a" }, { $ref: "#/b" }];

describe("a schema that null becomes valid against", () => {
  it.each<[JsonObject, JsonObject]>([
    [{ type: "string" }, { type: ["string", "null"] }],
    [{ type: ["string", "null"] }, { type: ["string", "null"] }],
    [
      { type: "string", enum: ["a"] },
      { type: ["string", "null"], enum: ["a", null] },
    ],
    [{ enum: ["a", null] }, { enum: ["a", null] }],
    [{}, {}],
    [{ oneOf: [A, B] }, { oneOf: [A, B, NULL] }],
    [
      { anyOf: [A, NULL], description: "It." },
      { anyOf: [A, NULL], description: "It." },
    ],
    [{ oneOf: [A, B], type: "object" }, { anyOf: [{ oneOf: [A, B], type: "object" }, NULL] }],
    [
      { oneOf: [A], required: ["a"], description: "It." },
      { anyOf: [{ oneOf: [A], required: ["a"] }, NULL], description: "It." },
    ],
    [A, { anyOf: [A, NULL] }],
    [{ allOf: [A] }, { anyOf: [A, NULL] }],
    [{ allOf: [A, B] }, { anyOf: [{ allOf: [A, B] }, NULL] }],
    [{ not: A }, { anyOf: [{ not: A }, NULL] }],
  ])("%j becomes %j", (schema, expected) => {
    expect(withNull(schema)).toEqual(expected);
  });
});
