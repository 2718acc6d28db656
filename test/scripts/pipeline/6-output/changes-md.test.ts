import { describe, expect, test } from "vitest";
import { renderChanges } from "../../../../scripts/pipeline/6-output/changes-md.ts";
import { maskPlaceholders } from "../../../../scripts/pipeline/6-output/mask-placeholders.ts";
import type { Change } from "../../../../scripts/pipeline/report/change.ts";
import type { Problem } from "../../../../scripts/pipeline/report/problems.ts";
import { build, documentOf, fileOf, pageOf } from "../../../support/pages.ts";

const UUID = "3f0f6c2e-8d1b-4f57-9a3e-5b2c7d9e1a40";
const page = fileOf("page.md", "first\nsecond\nthird\n");
const change = (values: Partial<Change>): Change => ({
  rule: "some-rule",
  at: { page, offset: 6 },
  pointer: "/info",
  before: "a",
  after: "b",
  ...values,
});

function render(changes: Change[], problems: Problem[] = []): string {
  return renderChanges(
    "api",
    { changes, problems },
    new Map([["some-rule", { severity: "info", summary: "Repaired something." }]]),
  );
}

/** The row of a single change. */
function rowOf(values: Partial<Change>): string {
  const rows = render([change(values)])
    .split("\n")
    .filter((line) => line.startsWith("- "));
  expect(rows).toHaveLength(1);
  return rows[0] ?? "";
}

describe("changes.md", () => {
  test("has a section per page and rule, and a row per change", () => {
    expect(
      render([change({}), change({ pointer: "/tags", after: undefined })])
        .split("\n")
        .slice(5),
    ).toEqual([
      "## specs/api/page.md",
      "",
      "### some-rule",
      "",
      "Repaired something.",
      "",
      '- line 2, `/info`: `"a"` → `"b"`',
      '- line 2, `/tags`: `"a"` → nothing',
      "",
    ]);
  });

  test("says when nothing was changed", () => {
    expect(render([])).toContain("\nNothing was changed.\n");
  });

  test("shortens a long value", () => {
    const row = rowOf({ before: "x".repeat(5000) });
    expect(row).toContain("xxx…`");
    expect(row.length).toBeLessThan(400);
  });

  test.each([
    ["a backtick", "a`b", '``"a`b"``'],
    ["a run of backticks", "a```b", '````"a```b"````'],
    ["a table's bar and HTML", "<b>|</b>", '`"<b>|</b>"`'],
    ["line breaks", "a\nb", '`"a\\nb"`'],
  ])("keeps %s inside a code span", (_, before, span) => {
    expect(rowOf({ before })).toBe(`- line 2, \`/info\`: ${span} → \`"b"\``);
  });

  test("replaces a line break in a pointer with a space", () => {
    expect(rowOf({ pointer: "/a\n## b" })).toBe('- line 2, `/a ## b`: `"a"` → `"b"`');
  });

  test.each([
    ["`code`", "\\`code\\`"],
    ["<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"],
    ["[link](x) *b* _i_ a|b", "\\[link\\](x) \\*b\\* \\_i\\_ a\\|b"],
    ["one\n\n# two", "one # two"],
  ])("escapes the message %j", (message, escaped) => {
    const text = render(
      [],
      [{ severity: "warning", rule: "r", message, at: { page, offset: 0 }, pointer: "/p" }],
    );
    expect(text.split("\n")).toContain(`- warning r, specs/api/page.md:1 \`/p\`: ${escaped}`);
  });
});

describe("placeholders", () => {
  test("are masked anywhere in a value, and other UUIDs are kept", () => {
    const value = {
      a: UUID,
      b: [`x ${UUID} y`],
      [UUID]: 1,
      c: "09f8b46c-61a0-4254-9875-f71f4c605bc7",
      d: `0${UUID}0`,
    };
    expect(maskPlaceholders(value, new Set([UUID]))).toEqual({
      a: "<uuid>",
      b: ["x <uuid> y"],
      "<uuid>": 1,
      c: "09f8b46c-61a0-4254-9875-f71f4c605bc7",
      d: "0<uuid>0",
    });
    expect(maskPlaceholders(undefined, new Set([UUID]))).toBeUndefined();
  });

  test("do not appear in the changes or messages of a build, even inside the changes of another rule", async () => {
    const schemas = {
      Item: { properties: { secret: UUID, $ref: UUID } },
      List: { oneOf: [{ type: "array", items: { $ref: UUID } }] },
    };
    const built = await build({ "page.md": pageOf(documentOf({ schemas })) });
    expect(built.placeholders).toEqual([UUID]);
    const rules = built.changes.map(({ rule }) => rule);
    expect(rules).toContain("single-branch");
    expect(rules).toContain("placeholder-schema");
    expect(JSON.stringify(built.changes.map(({ at: _, ...row }) => row))).not.toContain(UUID);
    expect(JSON.stringify(built.problems.map(({ at: _, ...row }) => row))).not.toContain(UUID);
    expect(JSON.stringify(built.document)).not.toContain(UUID);
    expect(renderChanges("api", built, new Map())).toContain("<uuid>");
  });
});
