import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { render as renderGithub } from "../../../scripts/lint/formats/github.ts";
import { render as renderJson } from "../../../scripts/lint/formats/json.ts";
import { render as renderSarif, sarifLog } from "../../../scripts/lint/formats/sarif.ts";
import { render as renderText } from "../../../scripts/lint/formats/text.ts";
import { lintApis, type LintReport } from "../../../scripts/lint/lint-apis.ts";
import type { ProblemRow } from "../../../scripts/pipeline/report/problems.ts";
import { lintDocuments } from "../../../scripts/shared/redocly.ts";
import type { LintFinding } from "../../../scripts/shared/redocly-findings.ts";
import { temporaryFolder } from "../../support/commands.ts";
import { documentOf, pageOf } from "../../support/pages.ts";

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

const nullable = { type: "string", nullable: true };

describe("the lint of an API", () => {
  it("names each repair at its place, in the order of the page", async () => {
    givePage("a", { A: nullable, B: { oneOf: [{ type: "string" }] }, C: nullable });
    giveOutput("a");
    const [report] = await lintApis({ specs, out }, ["a"]);
    const found = report?.quirks.filter(({ pointer }) => pointer.startsWith("/components")) ?? [];
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
    const [report] = await lintApis({ specs, out }, ["a"]);
    const found = report?.quirks ?? [];
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
    const [report] = await lintApis({ specs, out }, ["a"]);
    expect(report?.quirks.map(({ rule }) => rule)).not.toContain("fuller-text");
  });

  it("has the warnings of the pages among the quirks, and only errors among the problems", async () => {
    givePage("a", { A: { $ref: "#/components/schemas/Missing" } });
    giveOutput("a");
    const [report] = await lintApis({ specs, out }, ["a"]);
    expect(report?.quirks.map(({ severity }) => severity)).toContain("warning");
    expect(report?.problems).toEqual([]);
    givePage("a", { A: { $ref: "other.yaml" } });
    const [refused] = await lintApis({ specs, out }, ["a"]);
    expect(refused?.problems.map(({ rule }) => rule)).toEqual(["foreign-reference"]);
  });

  it("names a normalized file that is missing", async () => {
    givePage("a", {});
    const [report] = await lintApis({ specs, out }, ["a"]);
    expect(report?.problems).toMatchObject([
      { severity: "error", rule: "missing-file", page: join(out, "a", "openapi.yaml") },
    ]);
  });

  it("has the findings about its own file only", async () => {
    const finding: LintFinding = {
      api: "b",
      severity: "warning",
      rule: "struct",
      message: "It is wrong.",
      pointer: "/info",
      line: 3,
      column: 5,
    };
    for (const api of ["a", "b"]) {
      givePage(api, {});
      giveOutput(api);
    }
    vi.mocked(lintDocuments).mockResolvedValue([finding]);
    const [a, b] = await lintApis({ specs, out }, ["a", "b"]);
    const { api: _, ...rest } = finding;
    expect([a?.problems, b?.problems]).toEqual([
      [],
      [{ ...rest, page: join(out, "b", "openapi.yaml") }],
    ]);
    const documents = vi.mocked(lintDocuments).mock.lastCall?.[0];
    expect([...(documents ?? [])]).toEqual([
      ["a", "openapi: 3.1.1\n"],
      ["b", "openapi: 3.1.1\n"],
    ]);
  });
});

describe("the output of lint", () => {
  const report: LintReport = {
    name: "a",
    quirks: [row],
    problems: [{ ...row, severity: "error", rule: "struct", message: "\u001b[2J" }],
  };

  it("as JSON is one object with all rows", () => {
    expect(JSON.parse(renderJson([report]))).toEqual({ apis: [report] });
  });

  it("as annotations has one for each row, quirks and problems", () => {
    const lines = renderGithub([report]).trimEnd().split("\n");
    expect(lines.map((line) => line.split(" ")[0])).toEqual(["::notice", "::error"]);
  });

  it("as text has a line for each row and one for the API, without control characters", () => {
    const text = renderText([report]);
    expect(text.trimEnd().split("\n")).toHaveLength(3);
    expect(text).not.toContain("\u001b");
  });

  it("as SARIF has the rows as results", () => {
    expect(JSON.parse(renderSarif([report]))).toMatchObject({
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
  expect(sarifLog(rows, new Map())).toMatchObject({
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
