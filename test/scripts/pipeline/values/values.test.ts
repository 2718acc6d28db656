import { expect, it } from "vitest";
import { canonicalJson } from "../../../../scripts/pipeline/values/canonical-json.ts";
import { compareText } from "../../../../scripts/pipeline/values/compare-text.ts";
import { freeName } from "../../../../scripts/pipeline/values/free-name.ts";
import { toJson } from "../../../../scripts/pipeline/values/to-json.ts";

it("canonical text does not depend on the order of keys, at any depth", () => {
  expect(canonicalJson({ b: [{ y: 1, x: "a" }], a: null })).toBe(
    '{"a":null,"b":[{"x":"a","y":1}]}',
  );
  expect(canonicalJson(9007199254740993n)).toBe("9007199254740993");
  expect(canonicalJson(undefined)).toBe("undefined");
});

it("text is compared by code units, whatever the locale says", () => {
  expect(["b", "a", "B", "ä", "Z", "z"].sort(compareText)).toEqual(["B", "Z", "a", "b", "z", "ä"]);
  expect(compareText("a", "a")).toBe(0);
});

it("a free name has the first free number behind a separator", () => {
  const taken = new Set(["a", "a_2"]);
  expect(freeName("a", (name) => taken.has(name), "_")).toBe("a_3");
  expect(freeName("b", (name) => taken.has(name))).toBe("b");
});

it("a copy for a report writes a bigint as its digits", () => {
  const value = { a: [9007199254740993n, 1, null], b: { c: "d" } };
  expect(toJson(value)).toEqual({ a: ["9007199254740993", 1, null], b: { c: "d" } });
});
