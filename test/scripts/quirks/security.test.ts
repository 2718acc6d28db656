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
    const security = [{ "x-key": [], "x-apidog": {}, other: null }];
    expect(repairOf(quirks.securityExtensions, { security })).toEqual({
      security: [{ "x-key": [], other: [] }],
    });
  });

  it("loses the requirements whose scheme is not defined", () => {
    const components = { securitySchemes: { a: BEARER } };
    const security = [{ a: [] }, { a: [], b: [] }, {}];
    expect(repairOf(quirks.undefinedSecurity, { security }, { components })).toEqual({
      security: [{ a: [] }, {}],
    });
  });

  it("counts as open, with a warning, unless every operation declares it", () => {
    const paths = { "/a": { get: { security: [] }, post: {} } };
    const open = repair({ paths }, quirks.openSecurity);
    expect(open.document["security"]).toEqual([]);
    expect(open.problems.map(({ severity }) => severity)).toEqual(["warning"]);
    const closed = repair({ paths: { "/a": { get: { security: [] } } } }, quirks.openSecurity);
    expect([closed.document["security"], closed.problems]).toEqual([undefined, []]);
  });
});
