import { describe, expect, it } from "vitest";
import { walk } from "../../../../scripts/pipeline/openapi/walk.ts";
import type { JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";

function visited(document: JsonObject): string[] {
  const nodes: string[] = [];
  walk(document, ({ kind, key }) => void nodes.push(`${kind} ${String(key ?? "")}`.trim()));
  return nodes;
}

describe("a walk through a document", () => {
  it("visits each node before its children, and knows what it is", () => {
    const schema = { type: "object", properties: { get: { items: true } } };
    const get = { responses: { 200: { content: { "application/json": { schema } } } } };
    expect(visited({ paths: { "/a": { get } } })).toEqual([
      "document",
      "paths paths",
      "pathItem /a",
      "operation get",
      "responses responses",
      "response 200",
      "mediaType application/json",
      "schema schema",
      "schema get",
    ]);
  });

  it("never enters examples, defaults, constants and extensions", () => {
    const values = {
      example: { type: 1 },
      default: { items: {} },
      const: {},
      "x-a": { schema: {} },
    };
    const paths = { "/a": {}, "x-paths": { get: {} } };
    expect(visited({ components: { schemas: { A: values } }, paths })).toEqual([
      "document",
      "components components",
      "schema A",
      "paths paths",
      "pathItem /a",
    ]);
  });

  it("calls anything but a schema or a path item a reference when it has one", () => {
    const $ref = "#/components/responses/A";
    const get = { responses: { 200: { $ref } }, parameters: [{ $ref, schema: {} }] };
    expect(
      visited({ paths: { "/a": { get, $ref } }, components: { schemas: { A: { $ref } } } }),
    ).toEqual([
      "document",
      "paths paths",
      "pathItem /a",
      "operation get",
      "responses responses",
      "reference 200",
      "reference 0",
      "components components",
      "schema A",
    ]);
  });

  it("sees what a visit put in place of a node, and not what it took away", () => {
    const schemas: JsonObject = { A: "word", B: { items: {} }, C: {} };
    const seen: unknown[] = [];
    walk({ components: { schemas } }, ({ kind, key }) => {
      if (kind !== "schema") return;
      seen.push(key);
      if (key === "A") schemas["A"] = { not: {} };
      if (key === "B") delete schemas["C"];
    });
    expect(seen).toEqual(["A", "not", "B", "items"]);
  });
});
