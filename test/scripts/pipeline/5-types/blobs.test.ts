import { describe, expect, it } from "vitest";
import { BLOB_KEYWORD, markBlobs } from "../../../../scripts/pipeline/5-types/blobs.ts";
import { objectAt, type JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";

const BINARY = { type: "string", format: "binary" };
const BLOB = { ...BINARY, [BLOB_KEYWORD]: true };

/** The schema of a response's body, with its marks. */
function marked(mediaType: string, schema: JsonObject, schemas: JsonObject = {}): unknown {
  const content = { [mediaType]: { schema: structuredClone(schema) } };
  const paths = { "/file": { post: { responses: { 200: { content } } } } };
  markBlobs({ paths, components: { schemas } });
  return objectAt(content, mediaType)["schema"];
}

describe("a body of bytes", () => {
  it.each<JsonObject>([
    { type: "string", format: "binary" },
    { type: "string", contentEncoding: "binary" },
    { type: ["string", "null"], format: "binary" },
    { type: "string", contentMediaType: "image/png" },
  ])("is a Blob by the schema %j", (schema) => {
    expect(marked("application/octet-stream", schema)).toEqual({ ...schema, [BLOB_KEYWORD]: true });
  });

  it("gets the type of a string when it has no type", () => {
    expect(marked("image/png", { format: "binary" })).toEqual(BLOB);
  });

  it.each<JsonObject>([
    { type: "string" },
    { type: "object", format: "binary" },
    { type: "string", contentMediaType: "image/png", contentEncoding: "base64" },
    { type: "string", contentMediaType: "application/json" },
  ])("is not a Blob by the schema %j", (schema) => {
    expect(marked("application/octet-stream", schema)).toEqual(schema);
  });

  it.each(["application/json", "application/problem+json", "application/x-www-form-urlencoded"])(
    "stays a string in %s",
    (mediaType) => {
      expect(marked(mediaType, BINARY)).toEqual(BINARY);
    },
  );

  it.each(["text/event-stream", "text/csv", "video/mp4"])("is a Blob in %s", (mediaType) => {
    expect(marked(mediaType, BINARY)).toEqual(BLOB);
  });

  it.each(["allOf", "anyOf", "oneOf"])("is a Blob within %s", (keyword) => {
    expect(marked("video/mp4", { [keyword]: [BINARY] })).toEqual({ [keyword]: [BLOB] });
  });

  it("is a Blob behind a reference, also where references form a cycle", () => {
    const reference = { $ref: "#/components/schemas/File" };
    const schemas: JsonObject = { File: { oneOf: [{ ...BINARY }, reference] } };
    marked("video/mp4", reference, schemas);
    expect(schemas).toEqual({ File: { oneOf: [BLOB, reference] } });
  });
});

describe("a field of a form", () => {
  it("is a Blob, by itself or in a list, and so are the items of a form that is a list", () => {
    const list = { type: "array", items: BINARY };
    const form = { properties: { file: BINARY, files: list, name: { type: "string" } } };
    expect(marked("multipart/form-data", form)).toEqual({
      properties: { file: BLOB, files: { ...list, items: BLOB }, name: { type: "string" } },
    });
    expect(marked("multipart/mixed", list)).toEqual({ ...list, items: BLOB });
  });

  it("stays as it is deeper within the form, where JSON carries it", () => {
    const form = { properties: { part: { properties: { file: BINARY } } } };
    expect(marked("multipart/form-data", form)).toEqual(form);
  });
});

describe("a component that is used as bytes and in JSON", () => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

  /** The component schemas of a document whose body has both media types. */
  function shared(mediaType: string, schema: JsonObject, schemas: JsonObject): JsonObject {
    const content = { [mediaType]: { schema }, "application/json": { schema: { ...schema } } };
    markBlobs({ paths: { "/a": { post: { requestBody: { content } } } }, components: { schemas } });
    expect(content["application/json"]?.schema).toEqual(ref("Picture"));
    return { ...schemas, body: schema };
  }

  it("has a form of its own with Blobs in its fields", () => {
    const picture = { type: "object", properties: { bytes: { ...BINARY }, name: {} } };
    const schemas = shared("multipart/form-data", ref("Picture"), { Picture: picture });
    expect(schemas).toEqual({
      body: ref("PictureForm"),
      Picture: { type: "object", properties: { bytes: BINARY, name: {} } },
      PictureForm: { type: "object", properties: { bytes: BLOB, name: {} } },
    });
  });

  it("is a Blob only as a body", () => {
    const schemas = shared("image/png", ref("Picture"), { Picture: { ...BINARY } });
    expect(schemas).toEqual({ body: ref("PictureBlob"), Picture: BINARY, PictureBlob: BLOB });
  });

  it("is one Blob as a field and as an item of a field, also behind other components", () => {
    const properties = () => ({ one: ref("File"), all: { type: "array", items: ref("File") } });
    const schemas = shared("multipart/form-data", ref("Picture"), {
      Picture: { allOf: [ref("Base"), { properties: { name: {} } }] },
      Base: { properties: properties() },
      File: { ...BINARY },
    });
    expect(schemas).toEqual({
      body: ref("PictureForm"),
      Picture: { allOf: [ref("Base"), { properties: { name: {} } }] },
      PictureForm: { allOf: [ref("BaseForm"), { properties: { name: {} } }] },
      Base: { properties: properties() },
      BaseForm: {
        properties: { one: ref("FileBlob"), all: { type: "array", items: ref("FileBlob") } },
      },
      File: BINARY,
      FileBlob: BLOB,
    });
  });

  it("stays one component when no field is a Blob", () => {
    const picture = { properties: { part: { properties: { bytes: { ...BINARY } } } } };
    const schemas = shared("multipart/form-data", ref("Picture"), { Picture: picture });
    expect(Object.keys(schemas)).toEqual(["Picture", "body"]);
  });
});

it("the work grows with the number of schemas when they refer to each other in diamonds", () => {
  const count = 400;
  const schemas: JsonObject = { [`S${count}`]: { ...BINARY } };
  for (let index = 0; index < count; index += 1) {
    const next = { $ref: `#/components/schemas/S${index + 1}` };
    schemas[`S${index}`] = { anyOf: [next, next], oneOf: [next, next], allOf: [next, next] };
  }
  marked("video/mp4", { $ref: "#/components/schemas/S0" }, schemas);
  expect(schemas[`S${count}`]).toEqual(BLOB);
});
