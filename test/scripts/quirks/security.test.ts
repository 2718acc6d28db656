import { describe, expect, it } from "vitest";
import type { Quirk } from "../../../scripts/pipeline/2-repair/quirk.ts";
import { objectAt, type JsonObject } from "../../../scripts/pipeline/values/json-object.ts";
import * as quirks from "../../../scripts/quirks/index.ts";
import { repair, repairOperation } from "../../support/repair.ts";

const repairOf = (...given: Parameters<typeof repairOperation>) =>
  repairOperation(...given).operation;

describe("security", () => {
  const BEARER = { type: "http", scheme: "bearer" };
  const schemesAfter = (quirk: Quirk, schemes: JsonObject) =>
    objectAt(
      repair({ components: { securitySchemes: schemes } }, quirk).document["components"],
      "securitySchemes",
    );

  it("schemes are named by the standard's words", () => {
    const flows = { implicit: { authorizationUrl: "https://a.test" } };
    expect(
      schemesAfter(quirks.securitySchemes, {
        a: { type: "bearer" },
        b: { type: "JWT" },
        c: { type: "api_key" },
        d: { type: "http", bearerFormat: "JWT" },
        e: { type: "oauth2", flows },
      }),
    ).toEqual({
      a: BEARER,
      b: BEARER,
      c: { type: "apiKey" },
      d: { ...BEARER, bearerFormat: "JWT" },
      e: { type: "oauth2", flows: { implicit: { ...flows.implicit, scopes: {} } } },
    });
  });

  it("schemes that are not complete are removed", () => {
    const flow = (rest: object) => ({ type: "oauth2", flows: { password: rest } });
    const complete = {
      a: { type: "apiKey", in: "cookie", name: "a" },
      b: { $ref: "#/components/securitySchemes/a" },
      c: flow({ tokenUrl: "https://a.test", scopes: {} }),
      d: { type: "mutualTLS" },
      e: { type: "openIdConnect", openIdConnectUrl: "https://a.test" },
    };
    const incomplete = {
      f: { type: "apiKey", in: "body", name: "a" },
      g: { type: "apiKey", in: "header" },
      h: { type: "http" },
      i: flow({ tokenUrl: "https://a.test" }),
      j: flow({ scopes: {} }),
      k: { type: "other" },
    };
    expect(schemesAfter(quirks.incompleteSchemes, { ...complete, ...incomplete })).toEqual(
      complete,
    );
  });

  it("requirements keep a scheme that is named like an extension", () => {
    const security = [{ "x-key": [], "x-apidog": {}, other: null, scoped: ["a", {}, 1] }];
    expect(repairOf(quirks.securityExtensions, { security })).toEqual({
      security: [{ "x-key": [], other: [], scoped: ["a"] }],
    });
  });

  it("an alternative goes when one of its schemes is defined nowhere", () => {
    const components = { securitySchemes: { a: BEARER } };
    const security = [{ a: [] }, { a: [], b: [] }, {}];
    expect(repairOf(quirks.undefinedSecurity, { security }, { components })).toEqual({
      security: [{ a: [] }, {}],
    });
  });

  const schemeOf = (sample: string, security: object[] = [{ key: [] }]) => {
    const get = { security, "x-codeSamples": [{ lang: "curl", source: sample }] };
    const { document, problems } = repair({ paths: { "/a": { get } } }, quirks.undefinedSecurity);
    const schemes = objectAt(objectAt(document, "components"), "securitySchemes");
    return [schemes["key"], problems.length];
  };
  const url = "https://a.test/a";

  it.each([
    [`curl ${url} -H "X-API-KEY: abc"`, { type: "apiKey", in: "header", name: "X-API-KEY" }],
    [`curl ${url} --header 'Authorization: Bearer abc'`, BEARER],
    [`curl ${url} -u name:password`, { type: "http", scheme: "basic" }],
    [`curl '${url}?api_key=abc'`, { type: "apiKey", in: "query", name: "api_key" }],
    [
      `fetch("${url}", { headers: { "x-api-key": "abc" } })`,
      { type: "apiKey", in: "header", name: "x-api-key" },
    ],
  ])("a scheme that is defined nowhere is the one of the sample %s", (sample, scheme) => {
    expect(schemeOf(sample)).toEqual([scheme, 0]);
  });

  it("a scheme that no sample shows, or that samples contradict, is assumed with a warning", () => {
    const assumed = { type: "apiKey", in: "header", name: "Authorization" };
    expect(schemeOf(`curl ${url}`)).toEqual([assumed, 1]);
    expect(schemeOf(`curl ${url} -H "Idempotency-Key: 1"`)).toEqual([assumed, 1]);
    expect(schemeOf(`curl -H "X-API-KEY: a"; curl -H "X-Token-Key: a" -H "api-key: b"`)).toEqual([
      assumed,
      1,
    ]);
  });

  it("an operation without a choice never becomes open", () => {
    const { operation } = repairOperation(quirks.undefinedSecurity, {
      security: [{ key: [] }, {}],
    });
    expect(operation).toEqual({ security: [{ key: [] }, {}] });
  });

  it("a required key beside a declared scheme is required too", () => {
    const root = { security: [{ a: [] }], components: { securitySchemes: { a: BEARER } } };
    const secured = (parameter: object) =>
      repairOf(
        quirks.headerCredentials,
        { parameters: [{ in: "header", schema: {}, ...parameter }] },
        root,
      );
    expect(secured({ name: "X-Api-Key", required: true })).toEqual({
      security: [{ a: [], xApiKey: [] }],
    });
    expect(secured({ name: "X-Api-Key" })).toEqual({
      security: [{ a: [], xApiKey: [] }, { a: [] }],
    });
    expect(secured({ name: "authorization", required: true })).toEqual({});
  });

  it("is taken as open, with a warning, unless every operation says it", () => {
    const paths = { "/a": { get: { security: [] }, post: {} } };
    const open = repair({ paths }, quirks.openSecurity);
    expect(open.document["security"]).toEqual([]);
    expect(open.problems.map(({ severity }) => severity)).toEqual(["warning"]);
    const callbacks = { done: { "{$url}": { post: {} } } };
    const called = repair(
      { paths: { "/a": { get: { security: [], callbacks } } } },
      quirks.openSecurity,
    );
    expect([called.document["security"], called.problems]).toEqual([[], []]);
    const closed = repair({ paths: { "/a": { get: { security: [] } } } }, quirks.openSecurity);
    expect([closed.document["security"], closed.problems]).toEqual([undefined, []]);
  });
});
