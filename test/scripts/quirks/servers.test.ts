import { describe, expect, it } from "vitest";
import type { Quirk } from "../../../scripts/pipeline/2-repair/quirk.ts";
import { normalize } from "../../../scripts/pipeline/2-repair/normalize.ts";
import type { JsonObject } from "../../../scripts/pipeline/values/json-object.ts";
import * as quirks from "../../../scripts/quirks/index.ts";
import { fileOf } from "../../support/pages.ts";
import { parseObject } from "../../support/parse.ts";
import { repair } from "../../support/repair.ts";

describe("servers", () => {
  const serverAfter = (quirk: Quirk, server: JsonObject) =>
    (repair({ servers: [server] }, quirk).document["servers"] as unknown[])[0]; // it stays a list

  it("have a value for each variable: its default, the first of its enum, or its name", () => {
    const url = "https://{a}.{b}.{c}.test";
    const variables = { a: { default: "A" }, b: { enum: ["B", "C"] }, other: { default: "O" } };
    expect(serverAfter(quirks.serverVariables, { url, variables })).toEqual({
      url,
      variables: {
        a: { default: "A" },
        b: { enum: ["B", "C"], default: "B" },
        c: { default: "c" },
      },
    });
  });

  it.each([
    ["https://a.test/v1//", "https://a.test/v1"],
    ["https://a.test/", "https://a.test"],
    ["/", "/"],
  ])("%s loses its trailing slashes: %s", (url, expected) => {
    expect(serverAfter(quirks.trailingSlash, { url })).toEqual({ url: expected });
  });

  it.each([
    ["http://localhost:8080", 1],
    ["http://127.0.0.1", 1],
    ["http://0.0.0.0:80", 1],
    ["http://[::1]/v1", 1],
    ["http://app.localhost:3000/v1", 1],
    ["https://a.test/localhost", 0],
    ["https://localhost.example.com", 0],
    ["https://127.0.0.1.example.com", 0],
  ])("%s is reported as local %i times", (url, count) => {
    expect(repair({ servers: [{ url }] }, quirks.localServers).problems).toHaveLength(count);
  });

  it.each([
    [{ servers: [] }, [{ url: "/" }]],
    [{}, [{ url: "/" }]],
    [{ servers: [{ url: "https://a.test" }] }, [{ url: "https://a.test" }]],
  ])("of the document %j are %j", (document, expected) => {
    expect(repair(document, quirks.unknownServers).document["servers"]).toEqual(expected);
  });

  it.each([
    ["https://a.test/v1/items", "/items", [{ url: "https://a.test/v1" }]],
    ["https://a.test/v1/", "/", undefined],
    ["https://a.test/other", "/items", undefined],
  ])("by the request line %s and the path %s are %j", (url, path, expected) => {
    const document = parseObject(JSON.stringify({ paths: { [path]: {} } }));
    const requestLine = { method: "get", url };
    normalize(document, [quirks.missingServers], { page: fileOf("page.md", ""), requestLine });
    expect(document["servers"]).toEqual(expected);
  });
});
