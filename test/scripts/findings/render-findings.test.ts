import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../../scripts/findings/finding.ts";
import { renderFindings } from "../../../scripts/findings/render-findings.ts";
import { plainView, type View } from "../../../scripts/findings/view.ts";
import { safeLines } from "../../../scripts/shared/output.ts";
import { PIPE, type Terminal } from "../../../scripts/shared/terminal.ts";
import { findingOf } from "../../support/findings.ts";

const TERMINAL: Terminal = { isTerminal: true, columns: 60, hasColors: false, hasLinks: false };

function textOf(findings: Finding[], view: Partial<View> = {}): string {
  const whole = { ...plainView(view.terminal ?? PIPE), linesOf: () => undefined, ...view };
  const { sections } = renderFindings([{ name: "api", findings }], whole);
  return safeLines([...sections.values()].flat(), whole.terminal);
}

describe("the findings of an API", () => {
  it("are grouped by rule and message, the worst first", () => {
    const findings = [
      findingOf({ severity: "info", rule: "nullable" }),
      findingOf({ message: "It is bad." }),
      findingOf({ line: 7 }),
      findingOf({ line: 9, message: "It is bad." }),
      findingOf({ severity: "error", rule: "yaml-syntax", pointer: "" }),
    ];
    expect(textOf(findings)).toBe(`  error yaml-syntax
    It is wrong.
      specs/api/pages/page.md:2:3
  warning example-mismatch
    It is bad.
      specs/api/pages/page.md:2:3 [/components/schemas/A/example]
      specs/api/pages/page.md:9:3 [/components/schemas/A/example]
    It is wrong.
      specs/api/pages/page.md:7:3 [/components/schemas/A/example]
  info nullable
    It is wrong.
      specs/api/pages/page.md:2:3 [/components/schemas/A/example]
`);
  });

  it("name three places of the same finding, and count the others", () => {
    const pages = Array.from({ length: 160 }, (_, page) => findingOf({ page: `${page}.md` }));
    const lines = textOf(pages).trimEnd().split("\n");
    expect(lines).toHaveLength(6);
    expect(lines.at(-1)).toBe(
      "      … 157 more places (160 pages in all). To see all: npm run lint -- --verbose",
    );
    expect(textOf(pages, { verbose: true }).trimEnd().split("\n")).toHaveLength(162);
  });

  it("name the number of places within one component", () => {
    expect(textOf([findingOf({ places: 12 })])).toContain("example] (12 places)\n");
  });

  it("leave out infos and known problems, unless they are wanted", () => {
    const known = findingOf({ accepted: "The vendor knows.", message: "It is old." });
    const info = findingOf({ severity: "info", message: "It was repaired." });
    expect(textOf([known, info], { infos: false })).toBe("");
    const all = textOf([known, info], { verbose: true, infos: true });
    expect(all).toContain("It is old. (known: The vendor knows.)\n");
    expect(all).toContain("It was repaired.\n");
  });

  it("beyond the largest number are left out, and errors last of all", () => {
    const findings = [1, 2, 3].map((number) => findingOf({ message: `It is wrong: ${number}.` }));
    const error = findingOf({ severity: "error" });
    const view = { ...plainView(PIPE), maxProblems: 2 };
    const reports = [
      { name: "a", findings },
      { name: "b", findings: [error] },
    ];
    const { sections, hidden } = renderFindings(reports, view);
    expect([[...sections.keys()], hidden]).toEqual([["a", "b"], 2]);
    expect(safeLines(sections.get("a") ?? [], PIPE)).not.toContain("It is wrong: 2.");
  });
});

describe("the findings on a terminal", () => {
  const long = "word ".repeat(40) + "x".repeat(100);
  const page = `${"directory/".repeat(12)}page.md`;
  const lines = ["openapi: 3.1.0", `  title: ${"é漢🎬".repeat(60)} end`, "\tpaths: {}"];

  it.each([60, 72, 80, 200])("fit %d columns, whatever they contain", (columns) => {
    const finding = findingOf({ message: long, page, line: 2, column: 150 });
    const terminal = { ...TERMINAL, columns };
    const text = textOf([finding], { terminal, linesOf: () => lines });
    const widths = text.split("\n").map((line) => stringWidth(line));
    expect(Math.max(...widths)).toBeLessThanOrEqual(columns);
    expect(text).toContain("> 2 | ");
  });

  it("have a code frame with the column marked, but a pipe has not", () => {
    const finding = findingOf({ line: 2, column: 3 });
    const text = textOf([finding], { terminal: TERMINAL, linesOf: () => ["a", "  bad: 1", "c"] });
    expect(text).toContain("        1 | a\n      > 2 |   bad: 1\n          |   ^\n        3 | c\n");
    expect(textOf([finding], { linesOf: () => ["a", "  bad: 1"] })).not.toContain("bad");
  });

  it("mark the column behind characters that are shown as escapes", () => {
    const finding = findingOf({ line: 1, column: 4 });
    const text = textOf([finding], { terminal: TERMINAL, linesOf: () => ["a\u202e:b"] });
    expect(text).toContain("> 1 | a\\u202e:b\n          |         ^\n");
  });

  it("have no code frame for a line that the page does not have", () => {
    expect(textOf([findingOf({ line: 9 })], { terminal: TERMINAL, linesOf: () => ["a"] })).not.toContain("|"); // prettier-ignore
  });

  it("have colors and links if the terminal knows them", () => {
    const terminal = { ...TERMINAL, columns: 100, hasColors: true, hasLinks: true };
    const text = textOf([findingOf()], { terminal });
    expect(text).toContain("\u001b[33m\u001b[1mwarning\u001b[22m\u001b[39m");
    expect(text).toMatch(/\p{Cc}\]8;;file:\/\/\S+page\.md\p{Cc}\\specs\/api\/pages\/page\.md:2:3/u);
    expect(text).toMatch(/\p{Cc}\]8;;file:\/\/\S+docs\/rules\.md#example-mismatch\p{Cc}\\/u);
  });
});

describe("text of a page on a terminal with colors and links", () => {
  const EVIL = "x\u001b[2J\u001b]8;;http://a\u0007\n::error::forged ##[add-mask]y\u202e";
  const terminal = { ...TERMINAL, columns: 200, hasColors: true, hasLinks: true };
  const evil = findingOf({ page: EVIL, pointer: EVIL, message: EVIL, rule: EVIL, line: 1 });

  it("cannot write an escape sequence or a command of a workflow", () => {
    const text = textOf([evil], { terminal, linesOf: () => [EVIL, EVIL] });
    // Our own sequences are removed. Then nothing active is left.
    const rest = text.replace(/\p{Cc}\[\d+m|\p{Cc}\]8;;(?:file:[!-~]+)?\p{Cc}\\/gu, "");
    expect(rest).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
    expect(rest).not.toMatch(/^\s*::|##\[/m);
    expect(rest).toContain("forged");
  });
});
