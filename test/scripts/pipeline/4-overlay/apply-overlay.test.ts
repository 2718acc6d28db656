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

  it.each(["1.1.0", "2.0.0", "1.0", 1])("of the version %s is refused", (overlay) => {
    const actions = [{ target: "$.a", remove: true }];
    expect(() => applyOverlay({ a: {} }, { ...HEAD, overlay, actions })).toThrow(DocumentError);
  });

  it.each([
    { target: "$.a" },
    { target: "$.a", remove: true, update: {} },
    { target: "$.a", remove: false },
    { target: "$.a", updates: {}, remove: true },
    { update: {} },
  ])("with the action %j is refused", (action) => {
    expect(() => applyOverlay({ a: {} }, { ...HEAD, actions: [action] })).toThrow(DocumentError);
  });
});
