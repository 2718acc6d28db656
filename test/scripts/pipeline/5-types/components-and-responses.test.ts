import { expect, it } from "vitest";
import { renderTypes } from "../../../../scripts/pipeline/5-types/types.ts";

const content = (type: string) => ({ "application/json": { schema: { type } } });

async function typesOf(responses: object, components: object = {}): Promise<string> {
  const paths = { "/a": { get: { responses } } };
  const document = { openapi: "3.1.1", info: { title: "A", version: "1" }, paths, components };
  return (await renderTypes(document, "a")).replace(/\s+/g, " ");
}

it("a header that is a reference is required only if the header that it leads to is", async () => {
  const headers = {
    Optional: { schema: { type: "integer" } },
    Required: { required: true, schema: { type: "string" } },
    Again: { $ref: "#/components/headers/Required" },
  };
  const references = Object.keys(headers).map((name) => [
    `x-${name}`,
    { $ref: `#/components/headers/${name}` },
  ]);
  const response = { description: "", headers: Object.fromEntries(references) as object };
  const types = await typesOf({ 200: response }, { headers });
  expect(types).toContain('"x-Optional"?: components["headers"]["Optional"];');
  expect(types).toContain('"x-Required": components["headers"]["Required"];');
  expect(types).toContain('"x-Again": components["headers"]["Again"];');
  expect(types).toContain("Again: string;");
});

it("a component that refers to another component has its content", async () => {
  const components = {
    responses: {
      First: { description: "", content: content("boolean") },
      Second: { $ref: "#/components/responses/First" },
    },
    requestBodies: {
      First: { content: content("number") },
      Second: { $ref: "#/components/requestBodies/First" },
    },
  };
  const types = await typesOf({ 200: { $ref: "#/components/responses/Second" } }, components);
  expect(types.match(/"application\/json": boolean/g)).toHaveLength(2);
  expect(types.match(/"application\/json": number/g)).toHaveLength(2);
});

it("the only response is also the successful one, but not beside an error", async () => {
  const response = { description: "", content: content("boolean") };
  expect(await typesOf({ default: response })).toContain('"2XX": {');
  expect(await typesOf({ default: response, 400: response })).not.toContain("2XX");
});
