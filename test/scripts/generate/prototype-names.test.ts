import { describe, expect, it } from "vitest";
import { renderTypes } from "../../../scripts/pipeline/5-types/types.ts";
import { renderYaml } from "../../../scripts/pipeline/6-output/openapi-yaml.ts";
import { buildApi } from "../../../scripts/pipeline/build-api.ts";
import { hasError } from "../../../scripts/pipeline/report/problems.ts";
import { lintDocuments } from "../../../scripts/shared/redocly.ts";
import { fileOf } from "../../support/pages.ts";

const NAMES = Object.getOwnPropertyNames(Object.prototype).filter((name) => name !== "__proto__");

/** A document that has the name in every place where a page may choose a name. */
function documentWith(name: string) {
  const text = { type: "string" };
  const schema = { $ref: `#/components/schemas/${name}` };
  const content = { [name]: { schema }, "application/json": { schema } };
  const at = (section: string) => ({ $ref: `#/components/${section}/${name}` });
  const operation = {
    operationId: name,
    summary: name,
    tags: [name],
    security: [{ [name]: [] }],
    parameters: [at("parameters"), { name, in: "header", schema: text }],
    requestBody: at("requestBodies"),
    responses: {
      200: { description: name, headers: { [name]: at("headers") }, content },
      400: at("responses"),
    },
  };
  return {
    openapi: "3.1.0",
    info: { title: "Items", version: "1" },
    servers: [{ url: `https://api.test/{${name}}`, variables: { [name]: { default: "a" } } }],
    tags: [{ name }],
    paths: { [`/${name}`]: { post: operation } },
    components: {
      schemas: {
        [name]: {
          type: "object",
          required: [name, "kind"],
          properties: {
            [name]: { $ref: "#/components/schemas/Other" },
            kind: { type: "string", enum: [name, "other"] },
          },
        },
        Choice: {
          oneOf: [schema, { $ref: "#/components/schemas/Other" }],
          discriminator: { propertyName: name, mapping: { [name]: schema.$ref } },
        },
        Nested: { type: "array", items: at("schemas") },
        Other: { type: "object", properties: { [name]: text } },
      },
      parameters: { [name]: { name, in: "query", schema } },
      headers: { [name]: { schema: text } },
      responses: { [name]: { description: name, content } },
      requestBodies: { [name]: { required: true, content } },
      securitySchemes: {
        [name]: { type: "apiKey", in: "header", name },
        flows: { type: "oauth2", flows: { [name]: { scopes: {} } } },
      },
    },
  };
}

describe.each(NAMES)("the name %s", (name) => {
  it("in every place of a page results in types", async () => {
    const text = `\`\`\`json\n${JSON.stringify(documentWith(name), null, 1)}\n\`\`\`\n`;
    const built = await buildApi({ name, pages: [fileOf("a.md", text)] });
    expect(hasError(built)).toBe(false);
    const types = await renderTypes(built.document ?? {}, name);
    expect(types).toContain(`"/${name}": {`);
    expect(types).toContain(`operations["${name}"]`);
    expect(types).toContain(`components["schemas"]["${name}"]`);
  });
});

it("the linter reports its findings with the names of the document", async () => {
  const documents = new Map(
    NAMES.map((name) => [name, renderYaml({ ...documentWith(name), openapi: "3.1.0" }, name)]),
  );
  const findings = await lintDocuments(documents);
  expect(findings.filter(({ rule }) => rule === "lint")).toEqual([]);
  for (const name of NAMES) {
    const pointers = findings.filter(({ api }) => api === name).map(({ pointer }) => pointer);
    expect(pointers).toContain(`/components/schemas/Choice`);
    expect(pointers.join(" ")).toContain(`/components/securitySchemes/flows/flows/${name}`);
  }
});
