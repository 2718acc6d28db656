import { describe, expect, it } from "vitest";
import { requiredBody } from "../../../scripts/quirks/required-body.ts";
import { objectAt } from "../../../scripts/pipeline/values/json-object.ts";
import { repair } from "../../support/repair.ts";

const NEEDED = { type: "object", required: ["id"] };
const OPEN = { type: "object" };

/** The `required` of an operation's body, after the repair. */
function requiredOf(method: string, body: object, components: object = {}): unknown {
  const paths = { "/items": { [method]: { requestBody: body } } };
  const { document } = repair({ paths, components }, requiredBody);
  const item = objectAt(objectAt(document, "paths"), "/items");
  return objectAt(item[method], "requestBody")["required"];
}

const bodyOf = (...schemas: object[]) => ({
  content: Object.fromEntries(
    schemas.map((schema, index) => [`application/x-${index}`, { schema }]),
  ),
});

describe("a body whose schema requires properties", () => {
  it.each(["get", "put", "post", "delete", "options", "head", "patch", "trace"])(
    "is required by %s",
    (method) => {
      expect(requiredOf(method, bodyOf(NEEDED))).toBe(true);
    },
  );

  it("stays as it is when the page says whether it is required", () => {
    expect(requiredOf("post", { ...bodyOf(NEEDED), required: false })).toBe(false);
  });

  it("stays optional when another media type requires nothing", () => {
    expect(requiredOf("post", bodyOf(NEEDED, OPEN))).toBeUndefined();
    expect(requiredOf("post", bodyOf(NEEDED, NEEDED))).toBe(true);
  });

  it("is required when a part of `allOf`, or the target of a reference, requires properties", () => {
    const components = { schemas: { Item: { allOf: [OPEN, { allOf: [OPEN, NEEDED] }] } } };
    const reference = { $ref: "#/components/schemas/Item" };
    expect(requiredOf("post", bodyOf(reference), components)).toBe(true);
  });

  it("stays optional when it has no media type or requires nothing", () => {
    expect(requiredOf("post", { content: {} })).toBeUndefined();
    expect(requiredOf("post", bodyOf({ ...OPEN, required: [] }))).toBeUndefined();
  });

  it("is required when every branch of a union requires properties", () => {
    expect(requiredOf("delete", bodyOf({ oneOf: [NEEDED, NEEDED] }))).toBe(true);
    expect(requiredOf("delete", bodyOf({ anyOf: [NEEDED, OPEN] }))).toBeUndefined();
  });

  it("stays optional when only read-only properties are required", () => {
    const property = { type: "string", readOnly: true };
    const schema = { ...NEEDED, properties: { id: property } };
    expect(requiredOf("post", bodyOf(schema))).toBeUndefined();
  });

  it("is required when a shared body, or a schema that contains itself, requires properties", () => {
    const reference = (place: string) => ({ $ref: `#/components/${place}` });
    const components = {
      requestBodies: { Body: bodyOf(reference("schemas/Item")) },
      schemas: { Item: { allOf: [reference("schemas/Item"), NEEDED] } },
    };
    const paths = { "/items": { delete: { requestBody: reference("requestBodies/Body") } } };
    const { document } = repair({ paths, components }, requiredBody);
    const bodies = objectAt(objectAt(document, "components"), "requestBodies");
    expect(objectAt(bodies, "Body")["required"]).toBe(true);
  });
});
