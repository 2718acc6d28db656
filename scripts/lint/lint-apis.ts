import { join } from "node:path";
import { assertNotInterrupted } from "../generate/interrupted-run.ts";
import { createRepairTest } from "../pipeline/6-output/lint-findings.ts";
import type { BuildInput } from "../pipeline/2-repair/build-input.ts";
import { buildApi, type Built } from "../pipeline/build-api.ts";
import type { Change } from "../pipeline/report/change.ts";
import { fileProblem, toRows, type ProblemRow } from "../pipeline/report/problems.ts";
import { compareText } from "../pipeline/values/compare-text.ts";
import { commandLine } from "../shared/command-line.ts";
import { readApi } from "../shared/input-files.ts";
import { progressTo } from "../shared/progress.ts";
import { readTextIfExists } from "../shared/read-file.ts";
import { lintDocuments } from "../shared/redocly.ts";
import type { LintFinding } from "../shared/redocly-findings.ts";
import { quirkRows } from "./quirk-rows.ts";

export interface LintReport {
  name: string;
  /** Faults of the vendor's pages. The pipeline repairs or reports them, so they do not fail the command. */
  quirks: ProblemRow[];
  /** Pages that cannot be read, and findings of `redocly lint` in the generated file. They fail the command. */
  problems: ProblemRow[];
}

interface Directories {
  specs: string;
  out: string;
}

export async function lintApis({ specs, out }: Directories, apis: string[]): Promise<LintReport[]> {
  assertNotInterrupted(out);
  const generated = readGenerated(out, apis);
  const linting = lintDocuments(generated);
  // A rejection is handled at `await` below. Until then Node must not count it as unhandled.
  linting.catch(() => undefined);
  const progress = progressTo(process.stderr);
  const reports: LintReport[] = [];
  const changes = new Map<string, Change[]>();
  for (const api of apis) {
    progress(`reading ${api}`);
    const file = join(out, api, "openapi.yaml");
    const input = readApi(specs, api);
    const built = await buildApi(input);
    changes.set(api, built.changes);
    reports.push(reportPages(specs, { input, built }, generated.has(api) ? undefined : file));
  }
  progress(`linting ${generated.size} document(s)`);
  const findings = await linting;
  for (const { name, problems } of reports) {
    const file = join(out, name, "openapi.yaml");
    const isByRepair = createRepairTest(changes.get(name) ?? []);
    const own = findings.filter((finding) => finding.api === name && !isByRepair(finding));
    problems.push(...own.map((finding) => toRow(finding, file)));
  }
  return reports;
}

function readGenerated(out: string, apis: string[]): Map<string, string> {
  const generated = new Map<string, string>();
  for (const api of apis) {
    const text = readTextIfExists(join(out, api, "openapi.yaml"));
    if (text !== undefined) generated.set(api, text);
  }
  return generated;
}

function reportPages(
  specs: string,
  { input, built }: { input: BuildInput; built: Built },
  missingFile: string | undefined,
): LintReport {
  const api = input.name;
  const reported = toRows(built.problems, join(specs, api));
  const problems = reported.filter(({ severity }) => severity === "error");
  const findings = reported.filter(({ severity }) => severity !== "error");
  if (built.document && missingFile !== undefined && problems.length === 0) {
    const message = `The generated file is missing. Run \`${commandLine("generate")}\`.`;
    problems.push(fileProblem("missing-file", missingFile, message));
  }
  const repaired = quirkRows(input, built.changes);
  problems.push(...repaired.filter(({ severity }) => severity === "error"));
  const rows = [...repaired.filter(({ severity }) => severity !== "error"), ...findings];
  return { name: api, quirks: rows.sort(compareRows), problems };
}

function compareRows(a: ProblemRow, b: ProblemRow): number {
  return compareText(a.page, b.page) || a.line - b.line || a.column - b.column;
}

function toRow(finding: LintFinding, page: string): ProblemRow {
  const { severity, rule, line, column, pointer, message } = finding;
  return { severity, rule, page, line, column, pointer, message };
}
