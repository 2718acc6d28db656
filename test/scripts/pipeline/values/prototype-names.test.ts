import { describe, expect, it } from "vitest";
import { hidePrototypeNames } from "../../../../scripts/pipeline/values/prototype-names.ts";

describe("the names that every object has", () => {
  it("are hidden and revealed again, and every position stays the same", () => {
    const text = '{ "valueOf": 1, "a": "#/b/constructor", "__defineGetter__": 2 }';
    const { text: hidden, reveal } = hidePrototypeNames(text);
    expect(hidden).not.toMatch(/valueOf|constructor|__defineGetter__/);
    expect(hidden).toHaveLength(text.length);
    expect(reveal(hidden)).toBe(text);
  });

  it("get a replacement that the text does not contain", () => {
    const text = "valueO0 valueO1 valueOf";
    const { text: hidden, reveal } = hidePrototypeNames(text);
    expect(hidden).toBe("valueO0 valueO1 valueO2");
    expect(reveal(hidden)).toBe(text);
  });

  it("are hidden in the same way in another text", () => {
    expect(hidePrototypeNames("valueO0 valueOf").hide("valueOf")).toBe("valueO1");
  });

  it("stay when they are only a part of a word", () => {
    expect(hidePrototypeNames("valueOfItem reconstructor").text).toBe("valueOfItem reconstructor");
  });
});
