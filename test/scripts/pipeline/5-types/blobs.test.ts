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
