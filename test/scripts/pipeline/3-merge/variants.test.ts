import { describe, expect, it } from "vitest";
import { mergeDocuments } from "../../../../scripts/pipeline/3-merge/merge.ts";
import {
  isObject,
  objectAt,
  type JsonObject,
} from "../../../../scripts/pipeline/values/json-object.ts";
import { documentWith } from "../../../support/documents.ts";

const info = (title: string) => ({ title, version: "1" });
const thing = (type: string, others: JsonObject = {}) => ({
  components: { schemas: { Thing: { type }, ...others } },
});

/** Pages `a`, `b`, … of one API, each with the keys of its root. */
function merge(...roots: JsonObject[]) {
  return mergeDocuments(
    roots.map((root, index) => documentWith("abcdefgh".charAt(index), root)),
    "api",
  );
}

/** The type of each component schema. */
function typesOf({ document }: { document: JsonObject }) {
  const schemas = Object.entries(objectAt(document["components"], "schemas"));
  return Object.fromEntries(
    schemas.map(([name, schema]) => [name, isObject(schema) ? schema["type"] : undefined]),
  );
}

describe("the variant that keeps its name", () => {
  it("is that of the largest publication, even if more pages of another one define it", () => {
    const merged = merge(
      { info: info("Others"), ...thing("integer") },
      { info: info("Others"), ...thing("integer") },
      { info: info("Things"), ...thing("string") },
      { info: info("Things") },
      { info: info("Things") },
    );
    expect(typesOf(merged)).toEqual({ Thing: "string", Thing_Others: "integer" });
  });

  it("is that of the most pages if the publications are equally large", () => {
    const merged = merge(
      { info: info("Others"), ...thing("integer") },
      { info: info("Others") },
      { info: info("Things"), ...thing("string") },
      { info: info("Things"), ...thing("string") },
    );
    expect(typesOf(merged)).toEqual({ Thing: "string", Thing_Others: "integer" });
  });

  it("is that of the first page if nothing else decides", () => {
    const merged = merge(
      { info: info("Others"), ...thing("integer") },
      { info: info("Things"), ...thing("string") },
    );
    expect(typesOf(merged)).toEqual({ Thing: "integer", Thing_Things: "string" });
  });
});

describe("the new name of a component", () => {
  it("is not yet the name of another component", () => {
    const merged = merge(
      { info: info("Things"), ...thing("string", { Thing_Others: { type: "boolean" } }) },
      { info: info("Others"), ...thing("integer") },
    );
    expect(typesOf(merged)).toEqual({
      Thing: "string",
      Thing_Others: "boolean",
      Thing_Others_2: "integer",
    });
  });

  it("does not change references to a component of another section", () => {
    const reference = { $ref: "#/components/responses/Thing" };
    const others = (type: string) => ({
      components: {
        schemas: { Thing: { type } },
        responses: { Thing: { description: "A thing." } },
      },
    });
    const paths = (name: string) => ({ [`/${name}`]: { get: { responses: { 200: reference } } } });
    const { document } = merge(
      { info: info("Things"), paths: paths("a"), ...others("string") },
      { info: info("Others"), paths: paths("b"), ...others("integer") },
    );
    expect(objectAt(document, "paths")["/b"]).toEqual({ get: { responses: { 200: reference } } });
  });

  it("follows into security requirements", () => {
    const secured = (title: string, name: string) => ({
      info: info(title),
      security: [{ key: [] }],
      components: { securitySchemes: { key: { type: "apiKey", in: "header", name } } },
    });
    const { document } = merge(secured("Things", "x-a"), secured("Others", "x-b"));
    expect(objectAt(document, "paths")).toMatchObject({
      "/a": { get: { security: [{ key: [] }] } },
      "/b": { get: { security: [{ key_Others: [] }] } },
    });
  });
});

describe("components that differ only in what they refer to", () => {
  const list = { List: { type: "array", items: { $ref: "#/components/schemas/Thing" } } };

  it("are renamed too, without a problem of their own", () => {
    const merged = merge(
      { info: info("Things"), ...thing("string", list) },
      { info: info("Others"), ...thing("integer", list) },
    );
    expect(Object.keys(typesOf(merged))).toEqual(["Thing", "List", "Thing_Others", "List_Others"]);
    expect(merged.problems.map(({ rule, pointer }) => [rule, pointer])).toEqual([
      ["page-groups", "/components/schemas/Thing"],
    ]);
  });

  it("are told apart by which of their targets differ", () => {
    const [thingRef, partRef] = ["Thing", "Part"].map((name) => ({
      $ref: `#/components/schemas/${name}`,
    }));
    const any = { anyOf: [thingRef, partRef] };
    const withParts = (schemas: JsonObject) => ({
      components: { schemas: { Any: any, ...schemas } },
    });
    const { document } = merge(
      {
        info: info("Things"),
        ...withParts({ Thing: { type: "string" }, Part: { type: "string" } }),
      },
      { info: info("Others"), ...withParts({ Thing: { type: "integer" } }) },
      { info: info("Rest"), ...withParts({ Part: { type: "integer" } }) },
    );
    const schemas = objectAt(document["components"], "schemas");
    expect(schemas["Any_Others"]).toEqual({
      anyOf: [{ $ref: "#/components/schemas/Thing_Others" }, partRef],
    });
    expect(schemas["Any_Rest"]).toEqual({
      anyOf: [thingRef, { $ref: "#/components/schemas/Part_Rest" }],
    });
  });

  it("are not named in the error when nothing tells the pages apart", () => {
    const merged = merge(thing("string", list), thing("integer", list));
    expect(merged.problems.map(({ severity, rule, pointer }) => [severity, rule, pointer])).toEqual(
      [["error", "conflicting-pages", "/components/schemas/Thing"]],
    );
  });
});
