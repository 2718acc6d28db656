import { describe, expect, it } from "vitest";
import { joinOperations } from "../../../../scripts/pipeline/3-merge/join-operations.ts";
import type { JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";

const [JSON_TYPE, STREAM] = ["application/json", "text/event-stream"];
const body = (...types: string[]) => ({
  content: Object.fromEntries(types.map((type) => [type, { schema: { type: "string" } }])),
});
const responds = (...types: string[]) => ({ responses: { 200: body(...types) } });
const schemaOf = (schema: JsonObject) => ({ content: { [JSON_TYPE]: { schema } } });

describe("two descriptions of an operation in different media types", () => {
  it("join to the contents of both", () => {
    expect(joinOperations(responds(JSON_TYPE), responds(STREAM))).toEqual(
      responds(JSON_TYPE, STREAM),
    );
  });

  it("join when only the requests differ", () => {
    const a = { requestBody: body(JSON_TYPE), ...responds(JSON_TYPE) };
    const b = { requestBody: body("multipart/form-data"), ...responds(JSON_TYPE) };
    expect(joinOperations(a, b)).toEqual({
      requestBody: body(JSON_TYPE, "multipart/form-data"),
      ...responds(JSON_TYPE),
    });
  });

  it("keep a response that only one of them describes", () => {
    const b = { responses: { 200: body(STREAM), 404: { description: "Not found." } } };
    expect(joinOperations(responds(JSON_TYPE), b)).toEqual({
      responses: { 200: body(JSON_TYPE, STREAM), 404: { description: "Not found." } },
    });
  });

  it("keep the longer description of a response that both describe", () => {
    const described = (type: string, description: string) => ({
      responses: { 200: { description, ...body(type) } },
    });
    const a = described(JSON_TYPE, "Done.");
    const b = described(STREAM, "The events of the task.");
    expect(joinOperations(a, b)).toMatchObject({
      responses: { 200: { description: "The events of the task." } },
    });
  });

  it("take the contents of the one that has any", () => {
    const a = { responses: { 200: { description: "Done." } } };
    expect(joinOperations(a, responds(STREAM))).toEqual({
      responses: { 200: { description: "Done.", ...body(STREAM) } },
    });
  });

  it("take the contents that are a map when the others are not", () => {
    const a = { responses: { 200: { content: "word" } } };
    expect(joinOperations(a, responds(STREAM))).toEqual(responds(STREAM));
  });

  it("take the longer annotations and the shorter name", () => {
    const a = { ...responds(JSON_TYPE), operationId: "readStream", summary: "Read" };
    const b = { ...responds(STREAM), operationId: "read", summary: "Read a thing" };
    expect(joinOperations(a, b)).toMatchObject({ operationId: "read", summary: "Read a thing" });
  });

  it("do not require a body that one of them does not require", () => {
    const withBody = (required: boolean, type: string) => ({
      requestBody: { required, ...body(type) },
      ...responds(type),
    });
    expect(
      joinOperations(withBody(true, JSON_TYPE), withBody(false, STREAM))?.["requestBody"],
    ).toEqual(body(JSON_TYPE, STREAM));
    expect(
      joinOperations(withBody(true, JSON_TYPE), withBody(true, STREAM))?.["requestBody"],
    ).toEqual({
      required: true,
      ...body(JSON_TYPE, STREAM),
    });
  });
});

describe("two descriptions of an operation do not join", () => {
  it("when their media types are the same", () => {
    expect(joinOperations(responds(JSON_TYPE), responds(JSON_TYPE))).toBeUndefined();
  });

  it("when only the media types of an error differ", () => {
    const withError = (type: string) => ({ responses: { 200: body(JSON_TYPE), 400: body(type) } });
    expect(joinOperations(withError(JSON_TYPE), withError("text/plain"))).toBeUndefined();
  });

  it.each<[string, JsonObject, JsonObject]>([
    ["differ", { parameters: [{ name: "a" }] }, { parameters: [{ name: "b" }] }],
    ["are missing on one of them", { parameters: [{ name: "a" }] }, {}],
    ["are missing on the other one", {}, { parameters: [{ name: "a" }] }],
  ])("when their parameters %s", (_, a, b) => {
    expect(
      joinOperations({ ...responds(JSON_TYPE), ...a }, { ...responds(STREAM), ...b }),
    ).toBeUndefined();
  });
});

describe("one media type with different schemas", () => {
  /** The joined schema of an error; the successes have different media types. */
  function joined(a: JsonObject, b: JsonObject): unknown {
    const result = joinOperations(
      { responses: { 200: body(JSON_TYPE), 400: schemaOf(a) } },
      { responses: { 200: body(STREAM), 400: schemaOf(b) } },
    );
    const responses = result?.["responses"] as Record<string, ReturnType<typeof schemaOf>>; // as given above
    return responses["400"]?.content[JSON_TYPE]?.schema;
  }
  const [A, B, C] = [{ type: "string" }, { type: "integer" }, { type: "boolean" }];

  it("allows either schema", () => {
    expect(joined(A, B)).toEqual({ anyOf: [A, B] });
  });

  it("extends the anyOf of one page, without repeating a branch", () => {
    expect(joined({ anyOf: [A, B] }, C)).toEqual({ anyOf: [A, B, C] });
    expect(joined({ anyOf: [A, B] }, { anyOf: [B, C] })).toEqual({ anyOf: [A, B, C] });
  });

  it("stays as it is when the schemas differ in annotations only", () => {
    expect(joined(A, { ...A, title: "A" })).toEqual(A);
  });
});
