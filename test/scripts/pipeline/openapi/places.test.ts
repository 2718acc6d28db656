import { expect, it } from "vitest";
import { placeBelow, ROOT_PLACE, type Place } from "../../../../scripts/pipeline/openapi/places.ts";

const placeAt = (...keys: string[]) => keys.reduce<Place>(placeBelow, ROOT_PLACE);

it.each([
  [["x-topics"]],
  [["x-topics", "0", "schema"]],
  [["info", "x-logo"]],
  [["paths", "x-shared"]],
  [["paths", "/items", "get", "responses", "200", "content", "application/json", "x-note"]],
  [["components", "schemas", "Item", "allOf", "0", "x-note"]],
])("%j is an extension", (keys) => {
  expect(placeAt(...keys)).toBe("extension");
});

it.each([
  [["components", "schemas", "x-item"], "schema"],
  [["components", "schemas", "Item", "properties", "x-item"], "schema"],
  [["paths", "/items", "get", "responses", "200", "headers", "x-count"], "header"],
])("%j is a name and not an extension", (keys, kind) => {
  expect(placeAt(...keys)).toEqual({ kind, holds: "keys" });
});

it("a key inside an example is data", () => {
  expect(placeAt("components", "schemas", "Item", "example", "x-item")).toBe("data");
});
