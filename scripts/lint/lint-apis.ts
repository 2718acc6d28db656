import { join } from "node:path";
import { readKnownProblems, type KnownProblems } from "../findings/known-problems.ts";
import { findUnneededEntries, markKnown } from "../findings/mark-known.ts";
import { assertNotInterrupted } from "../generate/interrupted-run.ts";
import { problemsOfFindings } from "../pipeline/6-output/lint-findings.ts";
import type { BuildInput } from "../pipeline/2-repair/build-input.ts";
import { buildApi, type Built } from "../pipeline/build-api.ts";
import {
  compareRows,
  fileProblem,
  hasError,
  toRows,
  type ProblemRow,
} from "../pipeline/report/problems.ts";
import { commandLine } from "../shared/command-line.ts";
import { readApi } from "../shared/input-files.ts";
import { progressTo } from "../shared/progress.ts";
import { readTextIfExists } from "../shared/read-file.ts";
import { lintDocuments } from "../shared/redocly.ts";
import type { LintFinding } from "../shared/redocly-findings.ts";
import type { LintReport } from "./lint-report.ts";
import { quirkRows } from "./quirk-rows.ts";

/** The report of an API, with its known problems for `--accept`. */
export interface LintedApi {
  report: LintReport;
  known: KnownProblems;
}

interface Directories {
  specs: string;
  out: string;
}

interface BuiltApi {
  api: string;
  pages: number;
  known: KnownProblems;
  files: BuildInput;
  built: Built;
}

export async function lintApis({ specs, out }: Directories, apis: string[]): Promise<LintedApi[]> {
  assertNotInterrupted(out);
  // All of them first, so that a faulty file ends the command before the pages are built.
  const inputs = apis.map((api) => ({ api, known: readKnownProblems(specs, api) }));
  const generated = readGenerated(out, apis);
  const linting = lintDocuments(generated);
  // A rejection is handled at `await` below. Until then Node must not count it as unhandled.
  linting.catch(() => undefined);
  const progress = progressTo(process.stderr);
  const all: BuiltApi[] = [];
  for (const [index, { api, known }] of inputs.entries()) {
    progress(`reading ${api}`, { done: index, total: apis.length });
    const files = readApi(specs, api);
    const built = await buildApi(files);
    all.push({ api, known, files, pages: files.pages.length, built });
  }
  progress("waiting for `redocly lint`", { done: apis.length, total: apis.length });
  const findings = await linting;
  return all.map((one) => {
    const { api, known, built } = one;
    // The generated file cannot exist if the pages have no document, or one with an error.
    const isMissing = built.document && !hasError(built) && !generated.has(api);
    const missing = isMissing ? [missingFile(join(out, api, "openapi.yaml"))] : [];
    const rows = [...rowsOf(one, join(specs, api), findings), ...missing];
    return { report: reportOf(one, rows), known };
  });
}

function readGenerated(out: string, apis: string[]): Map<string, string> {
  const generated = new Map<string, string>();
  for (const api of apis) {
    const text = readTextIfExists(join(out, api, "openapi.yaml"));
    if (text !== undefined) generated.set(api, text);
  }
  return generated;
}

function missingFile(file: string): ProblemRow {
  return fileProblem(
    "missing-file",
    file,
    `The generated file is missing. Run \`${commandLine("generate")}\`.`,
  );
}

/** The problems of the pages, those of the generated file at the lines of the pages, and the repairs. */
function rowsOf(
  { api, files, built }: BuiltApi,
  fallback: string,
  findings: LintFinding[],
): ProblemRow[] {
  const { document, changes, problems } = built;
  const own = findings.filter((finding) => finding.api === api);
  const located = document ? problemsOfFindings({ document, changes }, own) : [];
  return [...quirkRows(files, changes), ...toRows([...problems, ...located], fallback)];
}

function reportOf({ api, known, pages }: BuiltApi, rows: ProblemRow[]): LintReport {
  const findings = [...markKnown(rows, known), ...findUnneededEntries(rows, known)];
  return { name: api, pages, findings: findings.sort(compareRows) };
}
