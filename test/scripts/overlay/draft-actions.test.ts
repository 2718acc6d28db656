import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draftActions } from "../../../scripts/overlay/draft-actions.ts";
import { applyOverlay } from "../../../scripts/pipeline/4-overlay/overlay.ts";
import type { JsonObject } from "../../../scripts/pipeline/values/json-object.ts";

const copyOf = (document: JsonObject) => JSON.parse(JSON.stringify(document)) as JsonObject; // the copy of an object

/** Applies the drafted actions to the document before the edit. */
function redo(before: JsonObject, after: JsonObject): unknown {
  const actions = draftActions(before, after).map((action) => ({
    ...action,
    "x-source": "a page",
  }));
  const document = copyOf(before);
  const overlay = { overlay: "1.0.0", info: { title: "Facts", version: "1" }, actions };
  const { problems } = applyOverlay(document, overlay);
  expect(problems).toEqual([]);
  return document;
}

const targetsOf = (before: JsonObject, after: JsonObject) =>
  draftActions(before, after).map(({ target, update }) => (update ? { target, update } : target));

describe("an edit", () => {
  it.each<[string, JsonObject, JsonObject, unknown[]]>([
    ["of a text", { a: { b: "x" } }, { a: { b: "y" } }, [{ target: "$.a", update: { b: "y" } }]],
    [
      "of a key with unusual characters",
      { a: { "/it's/{id}": { b: 1 } } },
      { a: { "/it's/{id}": { b: 2 } } },
      [{ target: "$.a['/it\\'s/{id}']", update: { b: 2 } }],
    ],
    ["that removes a key", { a: { b: 1, c: 2 } }, { a: { c: 2 } }, ["$.a.b"]],
    ["that appends to a list", { a: [1] }, { a: [1, 2] }, [{ target: "$", update: { a: [2] } }]],
    ["that removes a word", { a: ["x", "y"] }, { a: ["y"] }, ["$.a[?@ == 'x']"]],
    ["that removes a repeated word", { a: ["x", "x"] }, { a: ["x"] }, ["$.a[1]"]],
    [
      "of a parameter",
      {
        a: [
          { name: "p", in: "query" },
          { name: "p", in: "path" },
        ],
      },
      {
        a: [
          { name: "p", in: "query" },
          { name: "p", in: "path", required: true },
        ],
      },
      [{ target: "$.a[?@.name == 'p' && @['in'] == 'path']", update: { required: true } }],
    ],
    [
      "of an object without a name",
      { a: [{ b: 1 }, { b: 2 }] },
      { a: [{ b: 1 }, { b: 3 }] },
      [{ target: "$.a[1]", update: { b: 3 } }],
    ],
    [
      "that changes the order of a list",
      { a: [1, 2] },
      { a: [2, 1] },
      ["$.a", { target: "$", update: { a: [2, 1] } }],
    ],
    [
      "that turns an object into a text",
      { a: {} },
      { a: "x" },
      ["$.a", { target: "$", update: { a: "x" } }],
    ],
  ])("%s becomes short actions", (_, before, after, expected) => {
    const simple = JSON.stringify(targetsOf(before, after)).replaceAll("@.in", "@['in']");
    expect(JSON.parse(simple)).toEqual(expected);
    expect(redo(before, after)).toEqual(after);
  });
});

const word = fc.constantFrom("a", "b", "it's", 'say "c"', "", "é\n");
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom("x", "y", 1, true, null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom("name", "in", "$ref"), word), tie("value"), {
      maxKeys: 4,
    }),
  ),
}));
const document = fc.dictionary(word, value, { minKeys: 1, maxKeys: 4 });

it("any edit is repeated by its actions", () => {
  fc.assert(
    fc.property(document, document, (before, after) => {
      fc.pre(JSON.stringify(before) !== JSON.stringify(after));
      expect(redo(copyOf(before), copyOf(after))).toEqual(copyOf(after));
    }),
    { numRuns: 2_000, seed: Number(process.env["SEED"] ?? 20260) },
  );
});
