import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/pipeline/values/json-object.ts";
import * as quirks from "../../../scripts/quirks/index.ts";
import { repairOperation } from "../../support/repair.ts";

const repairOf = (...given: Parameters<typeof repairOperation>) =>
  repairOperation(...given).operation;

const responses = (status: string, response: JsonObject) => ({ responses: { [status]: response } });

describe("responses", () => {
  const OPEN = { content: { "*/*": { schema: {} } } };

  it.each(["204", "205", "304"])("with the status %s have no body", (status) => {
    expect(repairOf(quirks.bodyWithoutContent, responses(status, OPEN))).toEqual(
      responses(status, {}),
    );
  });

  it.each(["400", "5XX", "default"])(
    "with the status %s and no body have an unknown one",
    (status) => {
      expect(repairOf(quirks.emptyErrorContent, responses(status, {}))).toEqual(
        responses(status, OPEN),
      );
    },
  );

  it.each(["100", "1XX", "200", "204", "302"])(
    "with the status %s and an empty body keep it",
    (status) => {
      const operation = responses(status, { content: {} });
      expect(repairOf(quirks.emptyErrorContent, operation)).toEqual(operation);
    },
  );

  it("have JSON as the unknown body where another response of the operation has JSON", () => {
    const operation = { responses: { 200: { content: { "application/json": {} } }, 400: {} } };
    expect(repairOf(quirks.emptyErrorContent, operation)).toMatchObject({
      responses: { 400: { content: { "application/json": { schema: {} } } } },
    });
  });

  it("of HEAD keep an empty body", () => {
    const operation = responses("400", {});
    expect(repairOf(quirks.emptyErrorContent, operation, {}, "head")).toEqual(operation);
  });

  it("are named by their status, unless that is taken", () => {
    const before = {
      responses: { "200 OK": {}, "4xx": {}, "404": {}, "404 Not found": {}, ok: {} },
    };
    expect(repairOf(quirks.responseStatus, before)).toEqual({
      responses: { "200": {}, "4XX": {}, "404": {}, "x-404 Not found": {}, "x-ok": {} },
    });
  });

  it("that lead nowhere have an unknown body, in components too", () => {
    const reference = { $ref: "#/components/responses/Missing" };
    const components = { responses: { A: reference } };
    const { operation, document } = repairOperation(
      quirks.danglingReferences,
      responses("200", reference),
      { components },
    );
    const unknown = { description: "", ...OPEN };
    expect(operation).toEqual(responses("200", unknown));
    expect(document["components"]).toEqual({ responses: { A: unknown } });
  });
});

describe("request bodies", () => {
  it("that lead nowhere are unknown, in components too", () => {
    const reference = { $ref: "#/components/requestBodies/Missing" };
    const components = { requestBodies: { A: reference } };
    const { operation, document } = repairOperation(
      quirks.danglingReferences,
      { requestBody: reference },
      { components },
    );
    const unknown = { content: { "*/*": { schema: {} } } };
    expect(operation).toEqual({ requestBody: unknown });
    expect(document["components"]).toEqual({ requestBodies: { A: unknown } });
  });
});

describe("media types", () => {
  const body = (type: string, media: JsonObject) => ({
    requestBody: { content: { [type]: media } },
  });

  it("of bytes have a schema of bytes, with the annotations of the page", () => {
    const plain = { schema: { type: "string", description: "The sound." } };
    expect(repairOf(quirks.binaryBody, body("audio/mpeg", plain))).toEqual(
      body("audio/mpeg", { schema: { ...plain.schema, format: "binary" } }),
    );
  });

  it("of bytes keep a schema with a type of its own", () => {
    const operation = body("audio/mpeg", { schema: { type: "object", properties: {} } });
    expect(repairOf(quirks.binaryBody, operation)).toEqual(operation);
  });

  it("of a stream keep a schema of text, behind a reference too", () => {
    const components = { schemas: { Text: { type: "string" } } };
    const operation = body("text/event-stream", { schema: { $ref: "#/components/schemas/Text" } });
    expect(repairOf(quirks.eventStream, operation, { components })).toEqual(operation);
  });

  it("of a stream have no item if the schema has only annotations", () => {
    const operation = body("text/event-stream", { schema: { description: "Events." } });
    expect(repairOf(quirks.eventStream, operation)).toEqual(
      body("text/event-stream", { schema: { type: "string" } }),
    );
  });

  it("of a stream have the item that OpenAPI 3.2 names", () => {
    const operation = body("text/event-stream", { itemSchema: { type: "object" } });
    expect(repairOf(quirks.eventStream, operation)).toEqual(
      body("text/event-stream", {
        "x-item-schema": { type: "object" },
        schema: { type: "string" },
      }),
    );
  });

  it("have named examples, each with the value that the page gives", () => {
    const examples = [{ value: 1, summary: "One" }, { a: 2 }];
    expect(repairOf(quirks.exampleMaps, body("application/json", { examples }))).toEqual(
      body("application/json", {
        examples: { example1: { value: 1 }, example2: { value: { a: 2 } } },
      }),
    );
  });

  it("keep an example that has only extensions or a summary, and wrap any other", () => {
    const examples = { a: { "x-a": 1, summary: "A" }, b: { id: 1 }, c: { $ref: "#/c" } };
    expect(repairOf(quirks.exampleMaps, body("application/json", { examples }))).toEqual(
      body("application/json", { examples: { ...examples, b: { value: { id: 1 } } } }),
    );
  });
});
