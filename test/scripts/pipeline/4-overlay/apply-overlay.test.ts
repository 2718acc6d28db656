import { describe, expect, it } from "vitest";
import { applyOverlay } from "../../../../scripts/pipeline/4-overlay/overlay.ts";
import { positionOf } from "../../../../scripts/pipeline/report/origins.ts";
import { lineAndColumn } from "../../../../scripts/pipeline/report/page.ts";
import { DocumentError } from "../../../../scripts/pipeline/report/problems.ts";
import type { JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";
import { fileOf } from "../../../support/pages.ts";
import { parseObject } from "../../../support/parse.ts";

const HEAD = { overlay: "1.0.0", info: { title: "Facts", version: "1" } };

/** Applies actions, which are on the lines of the overlay from the second on. */
function apply(document: JsonObject, ...actions: object[]) {
  const lines = actions.map((action) => JSON.stringify(action)).join(",\n");
  const text = `${JSON.stringify(HEAD).slice(0, -1)}, "actions": [\n${lines}]}`;
  return applyOverlay(document, parseObject(fileOf("overlay.yaml", text)));
}

describe("an update", () => {
  it("has a row with the values before it, whatever it changes in them", () => {
    const { changes } = apply(
      { info: { contact: { name: "A" }, title: "B" } },
      { target: "$.info", update: { contact: { email: "a@example.com" }, version: "1" } },
    );
    expect(changes).toHaveLength(1);
    expect(changes[0]?.before).toStrictEqual({ contact: { name: "A" } });
  });

  it("may change only some of its matches", () => {
    const document = { a: { b: 1 }, c: { b: 2 } };
    const { problems } = apply(document, { target: "$.*", update: { b: 1 } });
    expect([document, problems]).toEqual([{ a: { b: 1 }, c: { b: 1 } }, []]);
  });

  it("gives what it adds its place in the overlay", () => {
    const document: JsonObject = { list: [], a: {} };
    apply(
      document,
      { target: "$.a", update: { b: { c: 1 } } },
      { target: "$.list", update: { d: 1 } },
    );
    const { a, list } = document as { a: { b: object }; list: object[] }; // as given above
    const lines = [a.b, list[0]].map((value) => {
      const at = value && positionOf(value);
      return at && `${at.page.path}:${lineAndColumn(at).line}`;
    });
    expect(lines).toEqual(["overlay.yaml:2", "overlay.yaml:3"]);
  });
});

describe("a removal", () => {
  it("takes away all matching items of a list", () => {
    const document = { list: [1, 2, 3, 4].map((n) => ({ n })) };
    const { changes } = apply(document, { target: "$.list[?@.n < 3]", remove: true });
    expect(document).toEqual({ list: [{ n: 3 }, { n: 4 }] });
    expect(changes.map(({ pointer, before }) => [pointer, before])).toEqual([
      ["/list/1", { n: 2 }],
      ["/list/0", { n: 1 }],
    ]);
  });
});

describe("an overlay", () => {
  it("may have extensions in its actions", () => {
    const action = { target: "$.a", update: { b: 1 }, "x-source": "https://example.com/docs" };
    expect(apply({ a: {} }, action).problems).toEqual([]);
  });

  it.each(["1.2.0", "2.0.0", "1.0", 1])("of the version %s is refused", (overlay) => {
    const actions = [{ target: "$.a", remove: true }];
    expect(() => applyOverlay({ a: {} }, { ...HEAD, overlay, actions })).toThrow(DocumentError);
  });

  it.each([
    { target: "$.a" },
    { target: "$.a", remove: true, update: {} },
    { target: "$.a", copy: "$.b", update: {} },
    { target: "$.a", copy: "$.b" },
    { target: "$.a", remove: false },
    { target: "$.a", updates: {}, remove: true },
    { update: {} },
  ])("with the action %j is refused", (action) => {
    expect(() => applyOverlay({ a: {} }, { ...HEAD, actions: [action] })).toThrow(DocumentError);
  });
});

/** Applies actions as version 1.1 of the specification defines them. */
function apply11(document: JsonObject, ...actions: object[]) {
  return applyOverlay(document, { ...HEAD, overlay: "1.1.0", actions });
}

describe("an overlay of version 1.1", () => {
  it("copies a value of the document", () => {
    const document = { a: { b: { c: [1] } }, d: {} };
    const { problems, changes } = apply11(document, { target: "$.d", copy: "$.a" });
    expect([document, problems]).toEqual([{ a: { b: { c: [1] } }, d: { b: { c: [1] } } }, []]);
    expect(changes).toMatchObject([{ pointer: "/d", before: {}, after: { b: { c: [1] } } }]);
  });

  it("copies values that no longer change with their source", () => {
    const document = { a: { b: [1] }, d: {} };
    const add = { target: "$.a.b", update: 2 };
    apply11(document, { target: "$.d", copy: "$.a" }, add);
    expect(document).toEqual({ a: { b: [1, 2] }, d: { b: [1] } });
  });

  it.each([
    ["$.*", 2],
    ["$.none", 0],
  ])("refuses to copy from %s, which matches %i values", (copy, count) => {
    const { problems } = apply11({ a: {}, d: {} }, { target: "$.d", copy });
    expect(problems).toMatchObject([
      { severity: "error", message: expect.stringContaining(`It matches ${count}.`) },
    ]);
  });

  it("replaces texts, numbers, booleans and null", () => {
    const document = { a: { b: "old", c: "old" } };
    const { problems } = apply11(document, { target: "$.a.*", update: 5 });
    expect([document, problems]).toEqual([{ a: { b: 5, c: 5 } }, []]);
  });

  it("concatenates lists", () => {
    const document = { list: [1] };
    apply11(document, { target: "$.list", update: [2, 3] });
    expect(document).toEqual({ list: [1, 2, 3] });
  });

  it("does not merge an object with a text", () => {
    const { problems } = apply11({ a: { b: 1 } }, { target: "$.a", update: "text" });
    expect(problems).toMatchObject([{ severity: "error" }]);
  });
});

describe("a draft", () => {
  it.each([
    { target: "$.a", update: { b: 1 }, "x-source": "TODO" },
    { target: "$.a", update: { b: 1 }, "x-source": "…" },
    { target: "$.a", update: { b: ["…"] }, "x-source": "https://example.com/docs" },
  ])("is reported until it is completed: %j", (action) => {
    const { problems } = apply({ a: {} }, action);
    expect(problems).toMatchObject([{ severity: "warning", rule: "draft-action" }]);
    expect(problems[0]?.at && lineAndColumn(problems[0].at).line).toBe(2);
  });
});
