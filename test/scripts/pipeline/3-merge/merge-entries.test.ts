import { describe, expect, it } from "vitest";
import { mergeEntries } from "../../../../scripts/pipeline/3-merge/merge-entries.ts";
import { documentWith, rowsOf, startMerge } from "../../../support/documents.ts";

/** Merges the values that pages `a`, `b`, … have under one key of their root. */
function take(key: string, ...values: unknown[]) {
  const merged = startMerge();
  const entries = values.map((value, index) => {
    const document = documentWith("abcdefgh".charAt(index), { [key]: value });
    return { document, container: document.value, key };
  });
  const first = entries[0]?.container[key];
  const taken = mergeEntries(entries, merged);
  return { taken, isFirst: taken === first, rows: rowsOf(merged, "fuller-text").map(toFile) };
}

/** A row without its line. */
function toFile([place, before, after]: ReturnType<typeof rowsOf>[number]) {
  return [String(place).replace(/:\d+/, ""), before, after];
}

describe("values that differ in annotations", () => {
  it("become the first value with the longest annotations, and a row for each page with shorter ones", () => {
    const { taken, isFirst, rows } = take(
      "x-a",
      { type: "object", title: "A" },
      { type: "object", title: "A thing", description: "It." },
      { type: "object", title: "A thing", description: "It is." },
    );
    expect(taken).toEqual({ type: "object", title: "A thing", description: "It is." });
    expect(isFirst).toBe(true);
    expect(rows).toEqual([
      ["b.md /x-a/description", "It.", "It is."],
      ["a.md /x-a/title", "A", "A thing"],
      ["a.md /x-a/description", undefined, "It is."],
    ]);
  });

  it("stay the first value, without a row, when all are equal", () => {
    expect(take("x-a", { title: "A" }, { title: "A" })).toMatchObject({ isFirst: true, rows: [] });
  });
});

describe("texts", () => {
  it("become the longest, with a row for each page that has another one", () => {
    expect(take("summary", "Read", "Read a thing", "Reads it")).toEqual({
      taken: "Read a thing",
      isFirst: false,
      rows: [
        ["c.md /summary", "Reads it", "Read a thing"],
        ["a.md /summary", "Read", "Read a thing"],
      ],
    });
  });

  it("stay the first one when it is the longest", () => {
    expect(take("summary", "Read a thing", "Read")).toEqual({
      taken: "Read a thing",
      isFirst: true,
      rows: [["b.md /summary", "Read", "Read a thing"]],
    });
  });
});
