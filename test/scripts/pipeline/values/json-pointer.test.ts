import { describe, expect, it } from "vitest";
import {
  decodeSegment,
  lookUp,
  resolve,
  toPointer,
  unescapeSegment,
} from "../../../../scripts/pipeline/values/json-pointer.ts";

describe("a segment of a pointer", () => {
  it.each(["a/b", "~1", "~0", "~01", "~/~", "a b", "100%"])("keeps the key %j", (key) => {
    expect(unescapeSegment(toPointer([key]).slice(1))).toBe(key);
  });

  it("is escaped by RFC 6901", () => {
    expect(toPointer(["a/b", "m~n", 0])).toBe("/a~1b/m~0n/0");
  });

  it("is decoded in a reference, unless it only looks percent-encoded", () => {
    expect(decodeSegment("API%20Keys~1a")).toBe("API Keys/a");
    expect(decodeSegment("100%")).toBe("100%");
  });
});

describe("a reference", () => {
  const chain = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [`s${index}`, { $ref: `#/s${index + 1}` }]),
  );
  const document = { ...chain, s20: { type: "string" }, a: { $ref: "#/b" }, b: { $ref: "#/a" } };

  it("is followed to the end of a chain", () => {
    expect(resolve(document, { $ref: "#/s0" })).toEqual({ type: "string" });
  });

  it("leads nowhere in a cycle", () => {
    expect(resolve(document, { $ref: "#/a" })).toBeUndefined();
  });

  it("never reaches what every object inherits", () => {
    expect(lookUp(document, "#/constructor")).toBeUndefined();
    expect(lookUp({ list: [] }, "#/list/length")).toBe(0);
    expect(lookUp({ list: [] }, "#/list/map")).toBeUndefined();
  });

  it("may be the whole document, and nothing outside it", () => {
    expect(lookUp(document, "#")).toBe(document);
    expect(lookUp(document, "other.yaml")).toBeUndefined();
  });
});
