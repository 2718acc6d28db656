import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildApi, quirks, rules } from "../pipeline/build-api.ts";
import { lineAndColumn } from "../pipeline/report/page.ts";
import { fileProblem, toRows, type ProblemRow } from "../pipeline/report/problems.ts";
import { readApi } from "../shared/folders.ts";
import { lintDocuments, type LintFinding } from "../shared/redocly.ts";
import { githubAnnotation, printable, progressTo, textLine } from "../shared/report.ts";
import { sarifLog } from "./sarif.ts";

export interface LintReport {
  name: string;
  /** What is wrong on the vendor's pages, repaired by the pipeline or reported by it: no fault of the project. */
  quirks: ProblemRow[];
  /** What has to be mended: a page that cannot be read, and whatever `redocly lint` says of the normalized file. */
  problems: ProblemRow[];
}

export async function lint(specs: string, out: string, apis: string[]): Promise<LintReport[]> {
  const generated = new Map<string, string>();
  for (const api of apis) {
    const path = join(out, api, "openapi.yaml");
    if (existsSync(path)) generated.set(api, readFileSync(path, "utf8"));
  }
  const pending = lintDocuments(generated);
  // A rejection is dealt with below, when the pages are read.
  pending.catch(() => undefined);
  const progress = progressTo(process.stderr);
  const reports: LintReport[] = [];
  for (const api of apis) {
    progress(`reading ${api}`);
    reports.push(await lintPages(specs, out, api, generated.has(api)));
  }
  progress(`linting ${generated.size} document(s)`);
  const findings = await pending;
  for (const { name, problems } of reports) {
    const path = join(out, name, "openapi.yaml");
    problems.push(
      ...findings.filter(({ api }) => api === name).map((finding) => toRow(finding, path)),
    );
  }
  return reports;
}

const quirkIds = new Set(quirks.map(({ id }) => id));

async function lintPages(
  specs: string,
  out: string,
  api: string,
  isGenerated: boolean,
): Promise<LintReport> {
  const built = await buildApi(readApi(specs, api));
  const repaired = built.changes.flatMap(({ rule, at, pointer }): ProblemRow[] => {
    const described = rules.get(rule);
    if (!described || !quirkIds.has(rule) || !at) return [];
    return [
      {
        severity: "info",
        rule,
        page: at.page.path,
        ...lineAndColumn(at),
        pointer,
        message: described.summary,
      },
    ];
  });
  const reported = toRows(built.problems, join(specs, api));
  const problems = reported.filter(({ severity }) => severity === "error");
  if (built.document && !isGenerated && problems.length === 0) {
    problems.push(missing(join(out, api, "openapi.yaml")));
  }
  const quirksFound = [...repaired, ...reported.filter(({ severity }) => severity !== "error")];
  return { name: api, quirks: quirksFound.sort(byPlace), problems };
}

function missing(page: string): ProblemRow {
  return fileProblem(
    "missing-file",
    page,
    "The normalized file is missing: run `npm run generate`.",
  );
}

function byPlace(a: ProblemRow, b: ProblemRow): number {
  if (a.page !== b.page) return a.page < b.page ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

function toRow(
  { severity, rule, message, pointer, line, column }: LintFinding,
  page: string,
): ProblemRow {
  return { severity, rule, page, line, column, pointer, message };
}

export function printLint(reports: LintReport[], format: string): string {
  if (format === "json") return `${JSON.stringify({ apis: reports }, null, 2)}\n`;
  const rows = reports.flatMap((report) => [...report.quirks, ...report.problems]);
  if (format === "sarif") return `${JSON.stringify(sarifLog(rows, rules), null, 2)}\n`;
  if (format === "github") return rows.map((row) => `${githubAnnotation(row)}\n`).join("");
  const totals = reports.map(
    ({ name, quirks: found, problems }) =>
      `${name}: ${found.length} quirk(s) on the pages, ${problems.length} problem(s)`,
  );
  return [...rows.map(textLine), ...totals].map((line) => `${printable(line)}\n`).join("");
}
