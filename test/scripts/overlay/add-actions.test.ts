import { expect, it } from "vitest";
import { parse } from "yaml";
import { draftOverlay } from "../../../scripts/add/draft-overlay.ts";
import { addActions } from "../../../scripts/overlay/add-actions.ts";
import type { DraftAction } from "../../../scripts/overlay/draft-actions.ts";
import { CommandError } from "../../../scripts/shared/command.ts";

const ACTION: DraftAction = {
  target: "$.a",
  description: "Removed.",
  "x-source": "TODO",
  remove: true,
};
const HEAD = `overlay: 1.0.0\ninfo:\n  title: Facts\n  version: 1.0.0\n`;

it("a new overlay gets a head", () => {
  expect(addActions("api", "", [ACTION])).toMatchInlineSnapshot(`
    "overlay: 1.0.0
    info:
      title: Facts for api
      version: 1.0.0
    actions:
      - target: $.a
        description: Removed.
        x-source: TODO
        remove: true
    "
  `);
});

it("a draft of comments keeps them", () => {
  const text = addActions("api", "# A draft.\n", [ACTION]);
  expect(text.startsWith("# A draft.\n\noverlay: 1.0.0\n")).toBe(true);
});

it("the drafted head of an overlay is used instead of a second one", () => {
  const fact = { fact: "the servers", target: "$", update: ["servers: []"] };
  const text = addActions("api", draftOverlay("api", [fact]), [ACTION]);
  expect(text.match(/overlay: /g)).toHaveLength(1);
  expect(text).not.toContain("remove the comment signs from");
  // Both the new action and the drafted one are in the list once the latter is completed.
  const completed = text.replaceAll(/^# (?= )/gm, "");
  expect(parse(completed)).toMatchObject({ actions: [{ target: "$" }, ACTION] });
  expect(parse(text)).toMatchObject({ overlay: "1.0.0", actions: [ACTION] });
});

it.each(["", "  ", "    "])("an action has the indentation of the others: %j", (indent) => {
  const old = `${HEAD}actions:\n${indent}- target: $.b # why\n${indent}  remove: true\n# The end.\n`;
  expect(addActions("api", old, [ACTION])).toBe(
    `${old}${indent}- target: $.a\n${indent}  description: Removed.\n${indent}  x-source: TODO\n${indent}  remove: true\n`,
  );
});

it.each([
  `${HEAD}actions: [{ target: $.b, remove: true }]\n`,
  `${HEAD}actions:\n  - target: $.b\n    remove: true\nx-more: 1\n`,
])("an overlay to which no line can be added is refused: %j", (old) => {
  expect(() => addActions("api", old, [ACTION])).toThrow(CommandError);
});
