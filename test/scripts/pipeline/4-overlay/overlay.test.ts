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

/** An overlay whose actions begin at line 3, column 5. */
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
  test("merges objects at any depth and replaces other values", async () => {
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

  test("appends to a list inside the target", async () => {
    const built = await apply(
      `{"target": "$.components.schemas.Item", "update": {"required": ["name"]}}`,
    );
    expect(schemasOf(built)).toMatchObject({ Item: { required: ["id", "name"] } });
  });

  test("appends one item to a list that is the target", async () => {
    const built = await apply(`{"target": "$.components.schemas.Item.required", "update": "name"}`);
    expect(schemasOf(built)).toMatchObject({ Item: { required: ["id", "name"] } });
  });

  test("applies to every match, each with a copy of its own", async () => {
    const built = await apply(
      `{"target": "$.components.schemas.*", "update": {"x-facts": {"from": ["here"]}}}, {"target": "$.components.schemas.Item.x-facts", "update": {"from": ["there"]}}`,
    );
    expect(schemasOf(built)).toMatchObject({
      Item: { "x-facts": { from: ["here", "there"] } },
      Part: { "x-facts": { from: ["here"] } },
    });
  });

  test("applies to the result of earlier actions", async () => {
    const built = await apply(
      `{"target": "$.components.schemas", "update": {"New": {"type": "object"}}}, {"target": "$.components.schemas.New", "update": {"title": "New"}}`,
    );
    expect(errorsOf(built)).toEqual([]);
    expect(schemasOf(built)).toMatchObject({ New: { type: "object", title: "New" } });
  });

  test("is a change in the report, at the line of the action", async () => {
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

test("an update is added once to a list that the target matches twice", async () => {
  const target = "$.paths['/items'].get['tags','tags']";
  const built = await apply(`{"target": "${target}", "update": "d"}`);
  expect(Object(built.document?.["paths"])["/items"].get.tags).toEqual(["a", "b", "c", "d"]);
});

describe("a removal", () => {
  test("deletes a key", async () => {
    const built = await apply(`{"target": "$.paths.*.get.deprecated", "remove": true}`);
    expect(errorsOf(built)).toEqual([]);
    expect(built.document).toMatchObject({
      paths: { "/items": { get: { tags: ["a", "b", "c"] } } },
    });
    expect(JSON.stringify(built.document)).not.toContain("deprecated");
  });

  test("deletes several items of one list", async () => {
    const built = await apply(`{"target": "$.paths['/items'].get.tags[0,1]", "remove": true}`);
    expect(built.document).toMatchObject({ paths: { "/items": { get: { tags: ["c"] } } } });
  });

  test.each([
    ["in another order", "[2,0]", ["b"]],
    ["from the end to the start", "[2:0:-1]", ["a"]],
    ["that it matches twice", "[0,0,-3]", ["b", "c"]],
  ])("deletes the items of a list %s", async (_title, items, left) => {
    const tags = "$.paths['/items'].get.tags";
    const built = await apply(`{"target": "${tags}${items}", "remove": true}`);
    expect(errorsOf(built)).toEqual([]);
    expect(Object(built.document?.["paths"])["/items"].get.tags).toEqual(left);
  });

  test("deletes a value and parts inside it", async () => {
    const built = await apply(`{"target": "$.paths['/items']..['get','tags']", "remove": true}`);
    expect(errorsOf(built)).toEqual([]);
    expect(built.document).toMatchObject({ paths: { "/items": {} } });
  });

  test("cannot delete the whole document", async () => {
    expect(errorsOf(await apply(`{"target": "$", "remove": true}`))).toEqual([
      "overlay.yaml:3:6: The whole document cannot be removed. Choose a target inside it.",
    ]);
  });
});

describe("an overlay with actions that have no effect", () => {
  test.each([
    [
      "matches nothing",
      `{"target": "$.components.schemas.Gone", "update": {"a": 1}}`,
      "overlay.yaml:3:6: The target $.components.schemas.Gone does not match anything. Correct it, or remove the action if its page has gone.",
    ],
    [
      "removes nothing",
      `{"target": "$.paths['/gone']", "remove": true}`,
      "overlay.yaml:3:6: The target $.paths['/gone'] does not match anything. Correct it, or remove the action if its page has gone.",
    ],
    [
      "changes nothing",
      `{"target": "$.components.schemas.Item", "update": {"type": "object"}}`,
      "overlay.yaml:3:45: The update of $.components.schemas.Item does not change anything. Remove the action.",
    ],
    [
      "updates with nothing",
      `{"target": "$.info", "update": {}}`,
      "overlay.yaml:3:26: The update of $.info does not change anything. Remove the action.",
    ],
    [
      "updates a text",
      `{"target": "$.info.title", "update": {"a": 1}}`,
      "overlay.yaml:3:32: The update cannot be applied. The target must be a list, or an object that merges with an object. With `overlay: 1.1.0` it can also be a text, a number, a boolean or null that is replaced with another one.",
    ],
  ])("reports an action that %s, at its line", async (_, action, expected) => {
    const built = await apply(action);
    expect(errorsOf(built)).toEqual([expected]);
  });

  test("reports each of them, and still applies the other actions", async () => {
    const built = await apply(
      `{"target": "$.a", "remove": true}, {"target": "$.info", "update": {"title": "New"}},\n    {"target": "$.b", "remove": true}`,
    );
    expect(errorsOf(built)).toEqual([
      "overlay.yaml:3:6: The target $.a does not match anything. Correct it, or remove the action if its page has gone.",
      "overlay.yaml:4:6: The target $.b does not match anything. Correct it, or remove the action if its page has gone.",
    ]);
    expect(built.document).toMatchObject({ info: { title: "New" } });
  });
});

describe("an invalid overlay", () => {
  const info = `"info": {"title": "Facts", "version": "1"}`;
  const action = `{"target": "$.info", "update": {"title": "New"}}`;

  test.each([
    ["text instead of an object", "just text", "The overlay is not a YAML object."],
    [
      "another version",
      `{"overlay": "2.0.0", ${info}, "actions": [${action}]}`,
      'The version "2.0.0" of the overlay is not supported. Write `overlay: 1.0.0` or `overlay: 1.1.0`.',
    ],
    [
      "no info",
      `{"overlay": "1.0.0", "actions": [${action}]}`,
      "The overlay has no `info`. Add it, with a title and a version.",
    ],
    [
      "no actions",
      `{"overlay": "1.0.0", ${info}, "actions": []}`,
      "The overlay has no actions. Add one.",
    ],
    [
      "an unknown key",
      overlayOf(`{"target": "$.info", "udpate": {"title": "New"}}`),
      'The action has the unknown key "udpate". Use target, description, update, copy, remove or x-*.',
    ],
    [
      "an empty target",
      overlayOf(`{"target": " ", "update": {"title": "New"}}`),
      "The action has no `target`. Add a JSONPath.",
    ],
    [
      "no target",
      overlayOf(`{"update": {"title": "New"}}`),
      "The action has no `target`. Add a JSONPath.",
    ],
    [
      "both ways at once",
      overlayOf(`{"target": "$.info", "remove": true, "update": {}}`),
      "The action needs exactly one of `update`, `copy` and `remove: true`.",
    ],
    [
      "neither way",
      overlayOf(`{"target": "$.info"}`),
      "The action needs exactly one of `update`, `copy` and `remove: true`.",
    ],
    ["broken YAML", "overlay: [", "The YAML cannot be parsed."],
    [
      "a repeated key",
      "overlay: 1.0.0\noverlay: 1.0.0\n",
      'The key "overlay" is a duplicate: the first one is on line 1. Remove one of them.',
    ],
  ])("with %s is an error in overlay.yaml", async (_, overlay, message) => {
    const errors = errorsOf(await build({ "page.md": PAGE }, overlay));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^overlay\.yaml:\d+:\d+: /);
    expect(errors[0]).toContain(message);
  });

  test.each(["$.info[", "info", "$..[?]", "$.paths./items"])(
    "with the invalid JSONPath %s is an error at the target",
    async (target) => {
      const built = await apply(JSON.stringify({ target, update: { a: 1 } }));
      expect(errorsOf(built)).toEqual([
        expect.stringMatching(/^overlay\.yaml:3:6: The target is not a JSONPath \(RFC 9535\): ./),
      ]);
    },
  );
});

test("an overlay cannot add a reference that leaves the document", async () => {
  const built = await apply(
    `{"target": "$.components.schemas", "update": {"New": {"$ref": "../../etc/passwd"}}}`,
  );
  expect(errorsOf(built)).toEqual([
    expect.stringMatching(
      /^overlay\.yaml:3:\d+: The reference "\.\.\/\.\.\/etc\/passwd" leaves the document\./,
    ),
  ]);
});
