import { describe, expect, it } from "vitest";
import {
  createQuirkContext,
  type RepairLog,
} from "../../../../scripts/pipeline/2-repair/quirk-context.ts";
import { lineAndColumn } from "../../../../scripts/pipeline/report/page.ts";
import { positionOf } from "../../../../scripts/pipeline/report/origins.ts";
import type { JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";
import { fileOf } from "../../../support/pages.ts";
import { parseObject } from "../../../support/parse.ts";

function start(text: string) {
  const document = parseObject(text);
  const log: RepairLog = { changes: [], warnings: [], reports: [] };
  const page = fileOf("page.md", text);
  return {
    document,
    log,
    context: createQuirkContext("some-rule", { document, pageContext: { page } }, log),
  };
}

/** The rows of the report: line, pointer, before and after. */
function rowsOf({ changes }: RepairLog) {
  return changes.map(({ at, pointer, before, after }) => [
    at ? lineAndColumn(at).line : 0,
    pointer,
    before,
    after,
  ]);
}

describe("renaming a key", () => {
  it("moves the value, and its row names both keys at the old place", () => {
    const { document, log, context } = start("a: 1\nb: 2\n");
    context.rename(document, "b", "c");
    expect(document).toEqual({ a: 1, c: 2 });
    expect(rowsOf(log)).toEqual([[2, "/b", "b", "c"]]);
  });

  it("never overwrites a key that exists", () => {
    const { document, log, context } = start("a: 1\nb: 2\n");
    context.rename(document, "a", "b");
    expect(document).toEqual({ a: 1, b: 2 });
    expect(log.changes).toEqual([]);
  });

  it("keeps the line of the entry for what is changed there later", () => {
    const { document, log, context } = start("a: 1\nb: 2\n");
    context.rename(document, "b", "c");
    context.set(document, "c", 3);
    expect(rowsOf(log)[1]).toEqual([2, "/c", 2, 3]);
  });
});

describe("setting a value", () => {
  it("makes no row when the value means the same", () => {
    const { document, log, context } = start("a: {x: 1, y: 2}\n");
    context.set(document, "a", { y: 2, x: 1 });
    expect(log.changes).toEqual([]);
  });

  it("makes a row for a key that was absent, even when the value is undefined", () => {
    const { document, log, context } = start("a: 1\n");
    context.set(document, "b", undefined);
    expect(Object.keys(document)).toEqual(["a", "b"]);
    expect(rowsOf(log)).toEqual([[1, "/b", undefined, undefined]]);
  });

  it("gives a new value, and everything within it, the place where it is put", () => {
    const { document, log, context } = start("a: 1\nb: 2\n");
    context.set(document, "b", { deep: { er: 1 } });
    const deep = (document["b"] as JsonObject)["deep"] as JsonObject; // set one line above
    context.set(deep, "er", 2);
    expect(rowsOf(log)[1]).toEqual([2, "/b/deep/er", 1, 2]);
  });
});

describe("removing a key", () => {
  it("makes a row only for a key that exists", () => {
    const { document, log, context } = start("a: 1\nb: 2\n");
    context.remove(document, "c");
    context.remove(document, "b");
    expect(document).toEqual({ a: 1 });
    expect(rowsOf(log)).toEqual([[2, "/b", 2, undefined]]);
  });

  it("warns of what is lost, at the same place", () => {
    const { document, log, context } = start("a: 1\n");
    context.remove(document, "a", "It is lost.");
    expect(log.warnings).toMatchObject([
      { severity: "warning", rule: "some-rule", pointer: "/a", message: "It is lost." },
    ]);
  });
});

describe("removing items of a list", () => {
  const isOdd = (item: unknown) => Number((item as { n: number }).n) % 2 === 1;

  it("makes a row for each item, under the index that it has on the page", () => {
    const { document, log, context } = start("list:\n  - n: 1\n  - n: 2\n  - n: 3\n");
    context.removeItems(document, "list", (item) => (item as { n: number }).n === 1);
    context.removeItems(document, "list", isOdd);
    expect(document).toEqual({ list: [{ n: 2 }] });
    expect(rowsOf(log)).toEqual([
      [2, "/list/0", { n: 1 }, undefined],
      [4, "/list/2", { n: 3 }, undefined],
    ]);
  });

  it("removes the list with its last item", () => {
    const { document, context } = start("list:\n  - n: 1\nother: 1\n");
    context.removeItems(document, "list", isOdd);
    expect(document).toEqual({ other: 1 });
  });

  it("leaves a list without such items, and anything that is not a list, as they are", () => {
    const { document, log, context } = start("list: []\nword: a\n");
    const { list } = document;
    context.removeItems(document, "list", () => true);
    context.removeItems(document, "word", () => true);
    expect(document["list"]).toBe(list);
    expect(log.changes).toEqual([]);
  });
});

describe("the place of a row", () => {
  it("is the page's first line for a value that comes from no page", () => {
    const { log, context } = start("a: 1\n");
    context.set({}, "made", 1);
    expect(rowsOf(log)).toEqual([[1, "/made", undefined, 1]]);
  });

  it("is that of the content when only the container was made by merging", () => {
    const { document, log, context } = start("a: 1\nb:\n  c: 1\n");
    context.remove({ made: document["b"] }, "made");
    expect(rowsOf(log)).toEqual([[3, "/b", { c: 1 }, undefined]]);
  });
});

describe("a list that replaces another one", () => {
  const linesOf = (list: unknown) =>
    [0, 1].map((index) => {
      const at = positionOf(list as object, index); // the list that the test has set
      return at && lineAndColumn(at).line;
    });

  it("keeps the positions of the items if it has the same length", () => {
    const { document, context } = start("enum:\n  - value: a\n  - value: b\n");
    context.set(document, "enum", ["a", "b"]);
    expect(linesOf(document["enum"])).toEqual([2, 3]);
  });

  it("is at the place of the whole list otherwise", () => {
    const { document, context } = start("enum:\n  - value: a\n  - value: b\n");
    context.set(document, "enum", ["a"]);
    expect(linesOf(document["enum"])).toEqual([1, 1]);
  });
});
