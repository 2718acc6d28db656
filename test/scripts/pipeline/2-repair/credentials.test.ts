import { describe, expect, it } from "vitest";
import {
  addSecurityScheme,
  isCredential,
} from "../../../../scripts/pipeline/2-repair/credentials.ts";
import { createQuirkContext } from "../../../../scripts/pipeline/2-repair/quirk-context.ts";
import { objectAt, type JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";
import { fileOf } from "../../../support/pages.ts";

const header = (name: string, description?: string) => ({ name, in: "header", description });

function schemesAfter(parameter: JsonObject, schemes: JsonObject = {}) {
  const document = { components: { securitySchemes: { ...schemes } } };
  const log = { changes: [], warnings: [], reports: [] };
  const context = createQuirkContext(
    "some-rule",
    { document, pageContext: { page: fileOf("page.md", "") } },
    log,
  );
  if (!isCredential(parameter)) throw new Error("The parameter is not a credential.");
  return [
    addSecurityScheme(parameter, context),
    objectAt(document.components, "securitySchemes"),
  ] as const;
}

describe("a header is a credential", () => {
  it.each([
    ["Authorization", true],
    ["x-api-key", true],
    ["X-Vendor-Api-Key", true],
    ["apikey", true],
    ["Access-Token", true],
    ["Idempotency-Key", false],
    ["X-Request-Token-Id", false],
    ["Accept", false],
  ])("%s: %s", (name, expected) => {
    expect(isCredential(header(name))).toBe(expected);
  });

  it("by its description, but only in a header", () => {
    const description = "Bearer authentication of the form `Bearer <token>`.";
    expect(isCredential(header("X-Auth", description))).toBe(true);
    expect(isCredential({ ...header("X-Auth", description), in: "query" })).toBe(false);
  });
});

describe("the security scheme of a credential", () => {
  const KEY = { type: "apiKey", in: "header", name: "x-api-key" };

  it.each([
    ["Bearer", { type: "http", scheme: "bearer" }],
    ["Basic", { type: "http", scheme: "basic" }],
  ])("is an HTTP scheme for Authorization with the form %s", (form, scheme) => {
    const name = `${form.toLowerCase()}Auth`;
    const parameter = header("Authorization", `${form} authentication of the form …`);
    expect(schemesAfter(parameter)).toEqual([name, { [name]: scheme }]);
  });

  it("is a key in the header otherwise", () => {
    expect(schemesAfter(header("x-api-key"))).toEqual(["xApiKey", { xApiKey: KEY }]);
  });

  it("is one that the page has already, whatever its name and the case of its words", () => {
    const known = { Key: { ...KEY, name: "X-API-Key" } };
    expect(schemesAfter(header("x-api-key"), known)).toEqual(["Key", known]);
  });

  it("gets a free name beside another scheme of its name", () => {
    const known = { xApiKey: { type: "http", scheme: "bearer" } };
    expect(schemesAfter(header("x-api-key"), known)).toEqual([
      "xApiKey2",
      { ...known, xApiKey2: KEY },
    ]);
  });
});
