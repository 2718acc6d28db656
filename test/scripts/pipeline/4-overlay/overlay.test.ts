import { describe, expect, test } from "vitest";
import type { Built } from "../../../../scripts/pipeline/build-api.ts";
import { lineAndColumn } from "../../../../scripts/pipeline/report/page.ts";
import { objectAt } from "../../../../scripts/pipeline/values/json-object.ts";
import { build, documentOf, errorsOf, pageOf } from "../../../support/pages.ts";

const PAGE = pageOf(
  documentOf(
    {
      schemas: {
        Item: { type: "object", required: ["id"], properties: { id: { type: "string" } } },
        Part: { type: "object", required: ["id"], properties: { id: { type: "integer" } } },
      },
    },
    { "/items": { get: { tags: ["a", "b", "c"], deprecated: true } } },
  ),
);

/** The actions begin on line 3, column 5. */
function overlayOf(actions: string): string {
  return `{"overlay": "1.0.0", "info": {"title": "Facts", "version": "1"},\n"actions": [\n    ${actions}\n]}\n`;
}

function apply(actions: string): Promise<Built> {
  return build({ "page.md": PAGE }, overlayOf(actions));
}

function schemasOf({ document }: Built): unknown {
  return objectAt(document, "components")["schemas"];
}

describe("an update", () => {
  test("merges objects at any depth, and replaces what is none", async () => {
    const built = await apply(
      `{"target": "$.components.schemas.Item", "update": {"type": ["object", "null"], "properties": {"id": {"format": "uuid"}, "name": {"type": "string"}}}}`,
    );
    expect(errorsOf(built)).toEqual([]);
    expect(schemasOf(built)).toMatchObject({
      Item: {
        type: ["object", "null"],
        required: ["id"],
        properties: { id: { type: "string", format: "uuid" }, name: { type: "string" } },
      },
    });
  });

  test("appends to a list within what it merges", async () => {
    const built = await apply(
      `{"target": "$.components.schemas.Item", "update": {"required": ["name"]}}`,
    );
    expect(schemasOf(built)).toMatchObject({ Item: { required: ["id", "name"] } });
  });

  test("appends one item to a list that it targets", async () => {
    const built = await apply(`{"target": "$.components.schemas.Item.required", "update": "name"}`);
    expect(schemasOf(built)).toMatchObject({ Item: { required: ["id", "name"] } });
  });

  test("goes to every match, each with a copy of its own", async () => {
    const built = await apply(
      `{"target": "$.components.schemas.*", "update": {"x-facts": {"from": ["here"]}}}, {"target": "$.components.schemas.Item.x-facts", "update": {"from": ["there"]}}`,
    );
    expect(schemasOf(built)).toMatchObject({
      Item: { "x-facts": { from: ["here", "there"] } },
      Part: { "x-facts": { from: ["here"] } },
    });
  });

  test("sees what the actions before it did", async () => {
    const built = await apply(
      `{"target": "$.components.schemas", "update": {"New": {"type": "object"}}}, {"target": "$.components.schemas.New", "update": {"title": "New"}}`,
    );
    expect(errorsOf(built)).toEqual([]);
    expect(schemasOf(built)).toMatchObject({ New: { type: "object", title: "New" } });
  });

  test("is a row of the report, at the action's place", async () => {
    const { changes } = await apply(
      `{"target": "$.components.schemas.Item", "update": {"type": "array", "title": "Item"}}`,
    );
    expect(
      changes
        .filter(({ rule }) => rule === "overlay")
        .map(({ at, ...row }) => ({
          ...row,
          ...(at && lineAndColumn(at)),
          page: at?.page.name,
        })),
    ).toEqual([
      {
        rule: "overlay",
        page: "specs/api/overlay.yaml",
        line: 3,
        column: 6,
        pointer: "/components/schemas/Item",
        before: { type: "object" },
        after: { type: "array", title: "Item" },
      },
    ]);
  });
});

describe("a removal", () => {
  test("takes away a key", async () => {
    const built = await apply(`{"target": "$.paths.*.get.deprecated", "remove": true}`);
    expect(errorsOf(built)).toEqual([]);
    expect(built.document).toMatchObject({
      paths: { "/items": { get: { tags: ["a", "b", "c"] } } },
    });
    expect(JSON.stringify(built.document)).not.toContain("deprecated");
  });

  test("takes away several items of one list", async () => {
    const built = await apply(`{"target": "$.paths['/items'].get.tags[0,1]", "remove": true}`);
    expect(built.document).toMatchObject({ paths: { "/items": { get: { tags: ["c"] } } } });
  });

  test("cannot take away the document", async () => {
    expect(errorsOf(await apply(`{"target": "$", "remove": true}`))).toEqual([
      "overlay.yaml:3:6: The whole document cannot be removed.",
    ]);
  });
});

describe("an overlay that has outlived its reason", () => {
  test.each([
    [
      "matches nothing",
      `{"target": "$.components.schemas.Gone", "update": {"a": 1}}`,
      "overlay.yaml:3:6: The target $.components.schemas.Gone matches nothing.",
    ],
    [
      "removes nothing",
      `{"target": "$.paths['/gone']", "remove": true}`,
      "overlay.yaml:3:6: The target $.paths['/gone'] matches nothing.",
    ],
    [
      "changes nothing",
      `{"target": "$.components.schemas.Item", "update": {"type": "object"}}`,
      "overlay.yaml:3:45: The update of $.components.schemas.Item changes nothing: remove the action.",
    ],
    [
      "updates with nothing",
      `{"target": "$.info", "update": {}}`,
      "overlay.yaml:3:26: The update of $.info changes nothing: remove the action.",
    ],
    [
      "updates a text",
      `{"target": "$.info.title", "update": {"a": 1}}`,
      "overlay.yaml:3:32: An update needs an object or a list as its target, and an object to merge.",
    ],
  ])("an action that %s is an error at its line", async (_, action, expected) => {
    const built = await apply(action);
    expect(errorsOf(built)).toEqual([expected]);
  });

  test("has an error for each such action, and the others still work", async () => {
    const built = await apply(
      `{"target": "$.a", "remove": true}, {"target": "$.info", "update": {"title": "New"}},\n    {"target": "$.b", "remove": true}`,
    );
    expect(errorsOf(built)).toEqual([
      "overlay.yaml:3:6: The target $.a matches nothing.",
      "overlay.yaml:4:6: The target $.b matches nothing.",
    ]);
    expect(built.document).toMatchObject({ info: { title: "New" } });
  });
});

describe("a file that is no overlay", () => {
  const info = `"info": {"title": "Facts", "version": "1"}`;
  const action = `{"target": "$.info", "update": {"title": "New"}}`;

  test.each([
    ["no object", "just text", "An overlay is a YAML object."],
    [
      "another version",
      `{"overlay": "2.0.0", ${info}, "actions": [${action}]}`,
      "The file does not say `overlay: 1.0.0`.",
    ],
    ["no info", `{"overlay": "1.0.0", "actions": [${action}]}`, "The overlay has no `info`."],
    ["no actions", `{"overlay": "1.0.0", ${info}, "actions": []}`, "The overlay has no actions."],
    [
      "an unknown key",
      overlayOf(`{"target": "$.info", "udpate": {"title": "New"}}`),
      'An action has no key "udpate".',
    ],
    ["no target", overlayOf(`{"update": {"title": "New"}}`), "The action has no target."],
    [
      "both ways at once",
      overlayOf(`{"target": "$.info", "remove": true, "update": {}}`),
      "An action has either `update` or `remove: true`.",
    ],
    [
      "neither way",
      overlayOf(`{"target": "$.info"}`),
      "An action has either `update` or `remove: true`.",
    ],
    [
      "broken YAML",
      "overlay: [",
      "Flow sequence in block collection must be sufficiently indented and end with a ]",
    ],
    [
      "a key that stands twice",
      "overlay: 1.0.0\noverlay: 1.0.0\n",
      'The key "overlay" is a duplicate: the first one is on line 1. Remove one of them.',
    ],
  ])("with %s is an error of the overlay", async (_, overlay, message) => {
    const errors = errorsOf(await build({ "page.md": PAGE }, overlay));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^overlay\.yaml:\d+:\d+: /);
    expect(errors[0]).toContain(message);
  });

  test.each(["$.info[", "info", "$..[?]", "$.paths./items"])(
    "with the target %s is told that this is no JSONPath, at its place",
    async (target) => {
      const built = await apply(JSON.stringify({ target, update: { a: 1 } }));
      expect(errorsOf(built)).toEqual([
        expect.stringMatching(/^overlay\.yaml:3:6: The target is no JSONPath of RFC 9535: ./),
      ]);
    },
  );
});

test("an overlay cannot bring in a reference that leaves the document", async () => {
  const built = await apply(
    `{"target": "$.components.schemas", "update": {"New": {"$ref": "../../etc/passwd"}}}`,
  );
  expect(errorsOf(built)).toEqual([
    expect.stringMatching(
      /^overlay\.yaml:3:\d+: The reference "\.\.\/\.\.\/etc\/passwd" leaves the document\./,
    ),
  ]);
});
