import { describe, expect, test } from "vitest";
import { createChangeReport } from "../../../../scripts/pipeline/6-output/changes/change-report.ts";
import { renderChanges } from "../../../../scripts/pipeline/6-output/changes-md.ts";
import { maskPlaceholders } from "../../../../scripts/pipeline/6-output/mask-placeholders.ts";
import type { Change } from "../../../../scripts/pipeline/report/change.ts";
import type { Problem } from "../../../../scripts/pipeline/report/problems.ts";
import type { Rule } from "../../../../scripts/pipeline/report/rules.ts";
import { build, documentOf, fileOf, pageOf } from "../../../support/pages.ts";

const UUID = "3f0f6c2e-8d1b-4f57-9a3e-5b2c7d9e1a40";
const page = fileOf("page.md", "first\nsecond\nthird\n");
const page1 = () => ({ page, offset: 0 });
const change = (values: Partial<Change>): Change => ({
  rule: "some-rule",
  at: { page, offset: 6 },
  pointer: "/info",
  before: "a",
  after: "b",
  ...values,
});

const RULES = new Map<string, Rule>([
  ["some-rule", { severity: "info", summary: "Repaired something." }],
  ["overlay", { severity: "error", summary: "Applied an action." }],
]);

function render(changes: Change[], problems: Problem[] = []): string {
  return renderChanges(createChangeReport("api", { changes, problems }, RULES));
}

const linesOf = (text: string) => text.split("\n");

/** The lines below a heading, up to the next heading of the same or a higher level. */
function section(text: string, heading: string): string[] {
  const lines = linesOf(text);
  const start = lines.indexOf(heading);
  expect(start).toBeGreaterThan(-1);
  const rest = lines.slice(start + 1);
  const level = heading.indexOf(" ");
  const end = rest.findIndex((line) => /^#+ /.test(line) && line.indexOf(" ") <= level);
  return rest.slice(0, end === -1 ? undefined : end).filter((line) => line !== "");
}

/** The row of a single change. */
function rowOf(values: Partial<Change>): string {
  const rows = section(render([change(values)]), "### some-rule").slice(1);
  expect(rows).toHaveLength(1);
  return rows[0] ?? "";
}

const PLACE = "- [page.md:2](../../specs/api/page.md?plain=1#L2) ";

/** Changes of many rules on many pages, no two of them equal. */
function manyChanges(pages: number, rules: number, changesPerRule: number): Change[] {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
  return numbers(pages).flatMap((pageNumber) => {
    const at = { page: fileOf(`page${pageNumber}.md`, "first\nsecond\n"), offset: 6 };
    return numbers(rules).flatMap((rule) =>
      numbers(changesPerRule).map((index) =>
        change({ at, rule: `rule-${rule}`, pointer: `/a/${pageNumber}/${index}`, after: index }),
      ),
    );
  });
}

describe("changes.md", () => {
  test("begins with totals, a table of contents and a summary of each rule", () => {
    const text = render([change({}), change({ pointer: "/tags", after: undefined })]);
    expect(linesOf(text).slice(5, 16)).toEqual([
      "2 repairs, 0 facts from the overlay, 0 warnings, 0 notes. [changes.json](changes.json) has all of them with their whole values.",
      "",
      "- [Summary](#summary)",
      "- [Repairs by page](#repairs-by-page)",
      "- [Repairs by rule](#repairs-by-rule)",
      "",
      "## Summary",
      "",
      "| rule | changes | reports | meaning | most frequent change |",
      "| --- | ---: | ---: | --- | --- |",
      '| [some-rule](#some-rule) | 2 | 0 | Repaired something. | `info`: `"a"` → `"b"` |',
    ]);
  });

  test("has a section per rule with a row per change, and a table row per page", () => {
    const text = render([change({}), change({ pointer: "/tags", after: undefined })]);
    expect(section(text, "### some-rule")).toEqual([
      "Repaired something.",
      `${PLACE}\`/info\`: \`"a"\` → \`"b"\``,
      `${PLACE}\`/tags\`: \`"a"\` → nothing`,
    ]);
    expect(section(text, "## Repairs by page").slice(2)).toEqual([
      "| page.md | 2 | some-rule 2 times ([2](../../specs/api/page.md?plain=1#L2)) |",
    ]);
  });

  test("says when nothing was changed", () => {
    expect(render([])).toContain("\nNothing was changed.\n");
  });

  test("shows a row that is the same on many pages once", () => {
    const changes = Array.from({ length: 160 }, (_, index) =>
      change({ at: { page: fileOf(`${index}.md`, "x"), offset: 0 } }),
    );
    const rows = section(render(changes), "### some-rule").slice(1);
    expect(rows).toEqual([expect.stringMatching(/^- \[0\.md:1\].* \(the same on 160 pages\)$/)]);
  });

  test("shows warnings, and values that nothing replaces, before the other repairs", () => {
    const removed = change({ rule: "gone", after: undefined });
    const warned = change({ rule: "warned", pointer: "/b", after: undefined });
    const problem: Problem = { severity: "warning", rule: "warned", message: "Lost.", at: page1() };
    const text = render([change({}), removed, warned], [problem]);
    expect(section(text, "## Information lost and decisions").slice(1)).toEqual([
      "- warning warned, [page.md:1](../../specs/api/page.md?plain=1#L1): Lost.",
      "- gone: ",
      `  ${PLACE}\`/info\`: \`"a"\` → nothing`,
    ]);
    const [lost, rules] = ["## Information lost", "## Repairs by rule"].map((heading) =>
      text.indexOf(heading),
    );
    expect(lost).toBeLessThan(rules ?? 0);
  });

  test("does not call a value lost if its rule has put it into another place", () => {
    const moved = [change({ after: undefined }), change({ pointer: "/b", before: undefined })];
    expect(render(moved)).not.toContain("Information lost");
  });

  test("shows the facts of the overlay with their descriptions and sources", () => {
    const fact = { rule: "overlay", description: "The key", source: "the guide <b>" };
    const text = render([change(fact), change({ ...fact, pointer: "/b" })]);
    expect(section(text, "## Facts from the overlay")).toEqual([
      '- [page.md:2](../../specs/api/page.md?plain=1#L2): The key. Source: the guide \\<b\\>. `/b` (and 1 more): `"a"` → `"b"`',
    ]);
  });

  test.each([
    ["one page with many changes", 1, 4, 500],
    ["164 pages", 164, 30, 3],
    ["3,000 pages", 3000, 5, 1],
    ["every rule at once", 164, 110, 1],
  ])("has at most 300 lines for %s, and a row per rule", (_, pages, rules, changesPerRule) => {
    const text = render(manyChanges(pages, rules, changesPerRule));
    expect(linesOf(text).length).toBeLessThanOrEqual(300);
    expect(section(text, "## Summary")).toHaveLength(2 + rules);
  });

  test("says how many rows and pages it leaves out", () => {
    expect(render(manyChanges(1, 2, 500))).toMatch(
      /^- … 480 more in \[changes\.json\]\(changes\.json\)$/m,
    );
    expect(render(manyChanges(3000, 2, 1))).toMatch(/^2800 more pages are in \[changes\.json\]/m);
  });

  test("links to pages whose names have special characters", () => {
    const at = { page: fileOf("pages/a (1)#|[x].md", "x"), offset: 0 };
    const text = render([change({ at })]);
    expect(text).toContain(
      "- [pages/a (1)#\\|\\[x\\].md:1](../../specs/api/pages/a%20%281%29%23%7C%5Bx%5D.md?plain=1#L1) ",
    );
  });

  test("shortens a long value", () => {
    const row = rowOf({ before: "x".repeat(5000) });
    expect(row).toContain("xxx…`");
    expect(row.length).toBeLessThan(450);
  });

  test.each([
    ["a backtick", "a`b", '``"a`b"``'],
    ["a run of backticks", "a```b", '````"a```b"````'],
    ["a table's bar and HTML", "<b>|</b>", '`"<b>|</b>"`'],
    ["line breaks", "a\nb", '`"a\\nb"`'],
  ])("keeps %s inside a code span", (_, before, span) => {
    expect(rowOf({ before })).toBe(`${PLACE}\`/info\`: ${span} → \`"b"\``);
  });

  test("escapes a bar in the table, where it would end a cell", () => {
    const text = render([change({ before: "<b>|", pointer: "/a|b" })]);
    const [, , row = ""] = section(text, "## Summary");
    expect(row).toContain('| `a b`: "\\<b\\>\\|" → `"b"` |');
  });

  test("replaces a line break in a pointer with a space", () => {
    expect(rowOf({ pointer: "/a\n## b" })).toBe(`${PLACE}\`/a ## b\`: \`"a"\` → \`"b"\``);
  });

  test.each([
    ["`code`", "\\`code\\`"],
    ["<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"],
    ["[link](x) *b* _i_ a|b", "\\[link\\](x) \\*b\\* \\_i\\_ a\\|b"],
    ["one\n\n# two", "one # two"],
  ])("escapes the message %j", (message, escaped) => {
    const problem: Problem = {
      severity: "warning",
      rule: "r",
      message,
      at: page1(),
      pointer: "/p",
    };
    expect(linesOf(render([], [problem]))).toContain(
      `- warning r, [page.md:1](../../specs/api/page.md?plain=1#L1) \`/p\`: ${escaped}`,
    );
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
    expect(renderChanges(createChangeReport("api", built, new Map()))).toContain("<uuid>");
  });
});
