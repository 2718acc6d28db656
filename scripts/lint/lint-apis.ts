import { join } from "node:path";
import { readKnownProblems, type KnownProblems } from "../findings/known-problems.ts";
import { findUnneededEntries, markKnown } from "../findings/mark-known.ts";
import { assertNotInterrupted } from "../generate/interrupted-run.ts";
import {
  hasError,
  compareRows,
  fileProblem,
  type ProblemRow,
} from "../pipeline/report/problems.ts";
import { nextCommand } from "../shared/command-line.ts";
import { readApi } from "../shared/input-files.ts";
import { describeMissingPages } from "../shared/missing-pages.ts";
import { readTextIfExists } from "../shared/read-file.ts";
import { lintInputs, type LintedInput } from "./lint-inputs.ts";
import type { LintReport } from "./lint-report.ts";

/** The report of an API, with its known problems for `--accept`. */
export interface LintedApi {
  report: LintReport;
  known: KnownProblems;
}

export interface Directories {
  specs: string;
  out: string;
}

export async function lintApis({ specs, out }: Directories, apis: string[]): Promise<LintedApi[]> {
  assertNotInterrupted(out);
  // All of them first, so that a faulty file ends the command before the pages are built.
  const known = apis.map((api) => readKnownProblems(specs, api));
  const generated = readGenerated(out, apis);
  const linted = await lintInputs({
    apis,
    generated,
    read: (api) => readApi(specs, api),
    fallbackOf: (api) => join(specs, api),
    generatedFileOf: (api) => join(out, api, "openapi.yaml"),
  });
  return known.flatMap((problems, index) => {
    const one = linted[index];
    return one ? [{ report: reportOf(one, problems, { specs, out }), known: problems }] : [];
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

function reportOf(
  linted: LintedInput,
  known: KnownProblems,
  { specs, out }: Directories,
): LintReport {
  const { api, pages, built, hasGenerated } = linted;
  // The generated file cannot exist if the pages have no document, or one with an error.
  const isMissing = built.document && !hasError(built) && !hasGenerated;
  const missing = isMissing ? [missingFile(join(out, api, "openapi.yaml"))] : [];
  const noPage = pages === 0 && !isUnreadable(built) ? [missingPages(specs, api)] : [];
  const rows = [...linted.rows, ...missing, ...noPage];
  const findings = [...markKnown(rows, known), ...findUnneededEntries(rows, known)];
  const isEmpty = !built.document && !hasError({ problems: rows });
  return { name: api, pages, findings: findings.sort(compareRows), ...(isEmpty && { isEmpty }) };
}

/** The pages of such an API are unknown. */
function isUnreadable({ problems }: LintedInput["built"]): boolean {
  return problems.some(({ rule }) => rule === "unreadable");
}

function missingPages(specs: string, api: string): ProblemRow {
  const { file, message } = describeMissingPages(specs, api);
  return fileProblem("no-page", file, message);
}

function missingFile(file: string): ProblemRow {
  return fileProblem(
    "missing-file",
    file,
    `The generated file is missing. Run \`${nextCommand("generate")}\`.`,
  );
}
