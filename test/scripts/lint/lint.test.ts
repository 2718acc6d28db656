import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, test, vi } from "vitest";
import { render as renderGithub } from "../../../scripts/lint/formats/github.ts";
import { render as renderJson } from "../../../scripts/lint/formats/json.ts";
import { render as renderSarif, lintLog } from "../../../scripts/lint/formats/sarif.ts";
import { render as renderText } from "../../../scripts/lint/formats/text.ts";
import { selectShown } from "../../../scripts/findings/select-findings.ts";
import { plainView } from "../../../scripts/findings/view.ts";
import { lintApis } from "../../../scripts/lint/lint-apis.ts";
import type { LintReport, LintRun } from "../../../scripts/lint/lint-report.ts";
import type { ProblemRow } from "../../../scripts/pipeline/report/problems.ts";
import { totalsOf } from "../../../scripts/findings/totals.ts";
import { lintDocuments } from "../../../scripts/shared/redocly.ts";
import { PIPE } from "../../../scripts/shared/terminal.ts";
import type { LintFinding } from "../../../scripts/shared/redocly-findings.ts";
import { temporaryFolder } from "../../support/commands.ts";
import { documentOf, pageOf } from "../../support/pages.ts";
import { renderedText } from "../../support/rendered-text.ts";

// The linter's own process takes seconds, so each test gives its findings.
vi.mock("../../../scripts/shared/redocly.ts", () => ({ lintDocuments: vi.fn() }));

const row: ProblemRow = {
  severity: "info",
  rule: "nullable",
  page: "page.md",
  line: 2,
  column: 3,
  pointer: "/a",
  message: "It is wrong.",
};

let specs: string;
let out: string;

beforeEach(() => {
  const folder = temporaryFolder();
  specs = join(folder, "specs");
  out = join(folder, "out");
  vi.mocked(lintDocuments).mockResolvedValue([]);
});

function write(path: string, text: string): void {
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
}

/** A page of an API whose schemas need repairs. */
function givePage(api: string, schemas: object): void {
  write(join(specs, api, "pages", "page.md"), pageOf(documentOf({ schemas })));
}
const giveOutput = (api: string) => write(join(out, api, "openapi.yaml"), "openapi: 3.1.1\n");

/** The findings of each API. */
async function lint(...apis: string[]) {
  const linted = await lintApis({ specs, out }, apis);
  return linted.map(({ report }) => report.findings);
}

const nullable = { type: "string", nullable: true };

test("an API that cannot be read is an error, and the others are linted", async () => {
  givePage("good", { A: nullable });
  giveOutput("good");
  write(join(specs, "bad", "pages", "con.md"), "# A\n");
  const [bad, good] = await lint("bad", "good");
  expect(bad).toMatchObject([{ severity: "error", rule: "unreadable" }]);
  expect(bad?.[0]?.message).toContain("Windows reserves the name. Rename it.");
  expect(good?.map(({ rule }) => rule)).toContain("nullable");
});

describe("the lint of an API", () => {
  it("names the line of the generated file beside that of the page for a finding of the linter", async () => {
    givePage("a", { A: { type: "string" } });
    giveOutput("a");
    const finding: LintFinding = { api: "a", severity: "warning", rule: "no-unused-components", message: "Unused.", pointer: "/components/schemas/A", line: 12, column: 5 }; // prettier-ignore
    vi.mocked(lintDocuments).mockResolvedValue([finding]);
    const [findings = []] = await lint("a");
    const found = findings.find(({ rule }) => rule === finding.rule);
    const generated = { file: join(out, "a", "openapi.yaml"), line: 12, column: 5 };
    expect(found).toMatchObject({ page: join(specs, "a", "pages", "page.md"), generated });
    expect(lintLog([found!], new Map())).toMatchObject({
      runs: [
        {
          results: [
            {
              relatedLocations: [
                { physicalLocation: { region: { startLine: 12, startColumn: 5 } } },
              ],
            },
          ],
        },
      ],
    });
  });

  it("names each repair at its place, in the order of the page", async () => {
    givePage("a", { A: nullable, B: { oneOf: [{ type: "string" }] }, C: nullable });
    giveOutput("a");
    const [findings = []] = await lint("a");
    const found = findings.filter(({ pointer }) => pointer.startsWith("/components"));
    expect(found.map(({ severity, rule, pointer }) => [severity, rule, pointer])).toEqual([
      ["info", "nullable", "/components/schemas/A/type"],
      ["info", "nullable", "/components/schemas/A/nullable"],
      ["info", "single-branch", "/components/schemas/B"],
      ["info", "nullable", "/components/schemas/C/type"],
      ["info", "nullable", "/components/schemas/C/nullable"],
    ]);
    const places = found.map(({ line, column }) => line * 1000 + column);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(new Set(places).size).toBe(5);
  });

  it("has repairs and reports in one order, also on one line", async () => {
    const schemas =
      "{A: {$ref: '#/components/schemas/Missing'}, B: {type: string, nullable: true}}";
    const head = "openapi: 3.1.0\ninfo: {title: A, version: '1'}\n";
    const yaml = `${head}components: {schemas: ${schemas}}\nservers: [{url: http://localhost}]\n`;
    write(join(specs, "a", "pages", "page.md"), pageOf(yaml));
    giveOutput("a");
    const [found = []] = await lint("a");
    const places = found.map(({ line, column }) => line * 1000 + column);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(found.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(["dangling-schemas", "nullable", "local-servers"]),
    );
  });

  it("does not name what only merging changed", async () => {
    const thing = (description: string) => pageOf(documentOf({ schemas: { A: { description } } }));
    write(join(specs, "a", "pages", "one.md"), thing("A."));
    write(join(specs, "a", "pages", "two.md"), thing("A thing."));
    giveOutput("a");
    const [findings] = await lint("a");
    expect(findings?.map(({ rule }) => rule)).not.toContain("fuller-text");
  });

  it("has the severity of each finding, and an API with an error has no generated file to miss", async () => {
    givePage("a", { A: { $ref: "#/components/schemas/Missing" } });
    giveOutput("a");
    const [findings = []] = await lint("a");
    expect(findings.map(({ severity }) => severity)).toContain("warning");
    expect(totalsOf([{ name: "a", findings }]).errors).toBe(0);
    givePage("b", { A: { $ref: "other.yaml" } });
    const [refused = []] = await lint("b");
    const errors = refused.filter(({ severity }) => severity === "error");
    expect(errors.map(({ rule }) => rule)).toEqual(["foreign-reference"]);
  });

  it("names a generated file that is missing", async () => {
    givePage("a", {});
    const [findings] = await lint("a");
    const file = { severity: "error", rule: "missing-file", page: join(out, "a", "openapi.yaml") };
    expect(findings).toContainEqual(expect.objectContaining(file));
  });

  it("has the findings about its own file only, once per component, at the line of the page", async () => {
    const finding: LintFinding = {
      api: "b",
      severity: "warning",
      rule: "no-illogical-composition-keywords",
      message: "It contradicts itself.",
      pointer: "/components/schemas/A/properties/one",
      line: 3,
      column: 5,
    };
    for (const api of ["a", "b"]) {
      givePage(api, { A: { properties: { one: { type: "string" } } }, B: {} });
      giveOutput(api);
    }
    const second = { ...finding, pointer: "/components/schemas/A" };
    const other = { ...finding, pointer: "/components/schemas/B" };
    vi.mocked(lintDocuments).mockResolvedValue([finding, second, other]);
    const [a = [], b = []] = await lint("a", "b");
    const isFound = ({ rule }: ProblemRow) => rule === finding.rule;
    expect([a.filter(isFound), b.filter(isFound)]).toMatchObject([
      [],
      [
        { page: join(specs, "b", "pages", "page.md"), pointer: "/components/schemas/A", places: 2 },
        { page: join(specs, "b", "pages", "page.md"), pointer: "/components/schemas/B" },
      ],
    ]);
    expect(b.filter(isFound).map(({ line }) => line)).toEqual([25, 30]);
    const documents = vi.mocked(lintDocuments).mock.lastCall?.[0];
    expect([...(documents ?? [])]).toEqual([
      ["a", "openapi: 3.1.1\n"],
      ["b", "openapi: 3.1.1\n"],
    ]);
  });
});

describe("the output of lint", () => {
  const error: ProblemRow = { ...row, severity: "error", rule: "struct", message: "\u001b[2J" };
  const report: LintReport = { name: "a", pages: 1, findings: [row, error] };
  const runOf = (...reports: LintReport[]): LintRun => ({
    reports,
    totals: totalsOf(reports),
    view: { ...plainView(PIPE), infos: false },
  });
  const textOf = (run: LintRun) => renderedText(renderText(run, PIPE));

  it("as JSON has all rows with their fingerprints, and totals", () => {
    const { version, totals, apis } = JSON.parse(renderJson(runOf(report)));
    expect([version, totals]).toMatchObject([1, { apis: 1, pages: 1, errors: 1, infos: 1 }]);
    expect(apis[0].problems).toMatchObject([row, error]);
  });

  it("counts in all totals the findings that --quiet does not list", () => {
    const isNew = true;
    const all = [{ name: "a", pages: 1, findings: [{ ...row, isNew }, error] }];
    const run = { ...runOf(...selectShown(all, { rules: [], quiet: true })), base: "main" };
    const { totals, apis } = JSON.parse(renderJson(run));
    expect([totals, apis[0].totals]).toMatchObject([
      { errors: 1, infos: 1 },
      { errors: 1, infos: 1 },
    ]);
    expect(apis[0]).not.toHaveProperty("unlisted");
    expect(apis[0].problems).toMatchObject([error]);
    expect(textOf(run)).toMatch(/^a: 1 error, 1 info\n[^]*New since main: 1 info\./);
    expect(renderGithub(run)).toContain("::1 API: 1 error, 1 info. New since main: 1 info.\n");
  });

  it("says that a shard contains no API", () => {
    const shard = { index: 2, count: 4 };
    expect(textOf({ ...runOf(), shard })).toBe("This shard contains no API.\n");
    expect(textOf({ ...runOf(report), shard })).toContain("1 API, 1 page: ");
  });

  it("as annotations has the errors and the totals, but no infos", () => {
    const lines = renderGithub(runOf(report)).trimEnd().split("\n");
    expect(lines.map((line) => line.split(" ")[0])).toEqual(["::error", "::notice"]);
    expect(lines[1]).toBe("::notice title=lint::1 API: 1 error, 1 info.");
  });

  it("as text ends with the totals, the failed APIs, and the next steps", () => {
    const text = textOf(runOf(report, { name: "b", pages: 2, findings: [] }));
    expect(text).not.toContain("\u001b");
    expect(text).toContain(
      "\n2 APIs, 3 pages: 1 error, 1 info\n\nFailed:\n  a: page.md:2:3: struct: ",
    );
    expect(text).toContain("npm run lint -- --verbose\n");
    expect(text).not.toContain("nullable");
  });

  it("as text names the APIs without a specification", () => {
    const empty = { name: "b", pages: 2, isEmpty: true, findings: [row] };
    expect(textOf(runOf({ name: "a", pages: 1, findings: [] }, empty))).toContain(
      "2 APIs, 3 pages: 1 info\nNo specification found: b.\n",
    );
  });

  it("as text names too many warnings, and how to accept them", () => {
    const warning: ProblemRow = { ...row, severity: "warning" };
    const run = { ...runOf({ name: "a", pages: 1, findings: [warning] }), maxWarnings: 0 };
    expect(textOf(run)).toContain("Too many warnings: 1; --max-warnings allows 0.\n");
    expect(textOf(run)).toContain("npm run lint -- --accept --reason");
    expect(textOf({ ...run, maxWarnings: 1 })).not.toContain("Too many warnings");
  });

  it("as text names the command that removes unneeded entries", () => {
    const entry: ProblemRow = { ...row, severity: "error", rule: "unneeded-entry" };
    const text = textOf(runOf({ name: "a", pages: 1, findings: [entry] }));
    expect(text).toContain("Remove the unneeded entries: npm run lint -- --accept\n");
    expect(text).not.toContain("Fix the errors first.");
    const struct: ProblemRow = { ...row, severity: "error", rule: "struct" };
    const both = textOf(runOf({ name: "a", pages: 1, findings: [entry, struct] }));
    expect(both).toContain("Fix the errors first.");
  });

  it("as SARIF has the rows as results", () => {
    expect(JSON.parse(renderSarif(runOf(report)))).toMatchObject({
      runs: [{ results: [{ ruleId: "nullable" }, { ruleId: "struct" }] }],
    });
  });
});

it("a SARIF log lists its rules in order, and each result refers to its own", () => {
  const rows: ProblemRow[] = [
    { ...row, rule: "struct", severity: "error", page: "a\\b.md", pointer: "" },
    { ...row, rule: "nullable", severity: "warning" },
    { ...row, rule: "struct", severity: "info" },
  ];
  expect(lintLog(rows, new Map())).toMatchObject({
    runs: [
      {
        tool: { driver: { rules: [{ id: "nullable" }, { id: "struct" }] } },
        results: [
          {
            ruleIndex: 1,
            level: "error",
            locations: [{ physicalLocation: { artifactLocation: { uri: "a/b.md" } } }],
          },
          {
            ruleIndex: 0,
            level: "warning",
            locations: [{ logicalLocations: [{ fullyQualifiedName: "/a" }] }],
          },
          { ruleIndex: 1, level: "note" },
        ],
      },
    ],
  });
});

test("an API without pages fails with the error of `generate`", async () => {
  mkdirSync(join(specs, "clips"), { recursive: true });
  const [linted] = await lintApis({ specs, out }, ["clips"]);
  const file = join(specs, "clips", "pages");
  expect(linted?.report.findings).toMatchObject([
    { severity: "error", rule: "no-page", page: file, message: expect.stringContaining(file) },
  ]);
});
