import { namesOf } from "../findings/names-of.ts";
import { describeFirstError } from "../findings/first-error.ts";
import { hasError } from "../pipeline/report/problems.ts";
import { countOf } from "../pipeline/report/count-of.ts";
import { commandLine } from "../shared/command-line.ts";
import type { ApiReport } from "./api-report.ts";
import type { RunReport } from "./run-and-print.ts";

/** Rules about generated files, which the next run repairs. */
const FILE_RULES = new Set(["missing-file", "stale-file", "surplus-file"]);

/** The last lines of a run: totals, the APIs that failed, and the next step. */
export function summarizeRun({ plan, reports, removed }: RunReport): string[] {
  const failed = reports.filter(isFailed);
  const stale = reports.filter((report) => hasError(report) && !failed.includes(report));
  const done = reports.filter((report) => !hasError(report) && report.documents > 0);
  const empty = reports.filter((report) => !hasError(report) && report.documents === 0);
  return [
    ...(removed.length > 0 ? [`Removed: ${removed.join(", ")}.`] : []),
    ...(plan.skipped.length > 0 ? [`Up to date: ${plan.skipped.join(", ")}.`] : []),
    ...(plan.check ? summarizeCheck(done, stale) : summarizeFiles(done, plan.out)),
    ...(empty.length > 0 ? [`No specification found: ${namesOf(empty)}.`] : []),
    ...failureLines(failed, plan.check),
  ];
}

/** Whether an API has errors that `npm run generate` does not repair. */
export function isFailed({ problems }: ApiReport): boolean {
  return problems.some(({ severity, rule }) => severity === "error" && !FILE_RULES.has(rule));
}

function summarizeCheck(done: ApiReport[], stale: ApiReport[]): string[] {
  if (stale.length > 0) {
    return [
      `Not up to date: ${namesOf(stale)}. Run \`${commandLine("generate")}\` and commit the result.`,
    ];
  }
  return done.length > 0 ? [`Up to date: ${describeTotals(done)}.`] : [];
}

function summarizeFiles(done: ApiReport[], out: string): string[] {
  if (done.length === 0) return [];
  const files = done.reduce((sum, { written }) => sum + written.length, 0);
  const effect = files === 0 ? "No file has changed" : `Changed ${countOf(files, "file")}`;
  return [`Generated ${describeTotals(done)}. ${effect} in ${out}.`];
}

function describeTotals(reports: ApiReport[]): string {
  const totals = { page: 0, operation: 0, change: 0, warning: 0 };
  for (const { pages, operations, changes, problems } of reports) {
    totals.page += pages;
    totals.operation += operations;
    totals.change += changes.length;
    totals.warning += problems.filter(({ severity }) => severity === "warning").length;
  }
  const parts = Object.entries(totals).map(([noun, count]) => countOf(count, noun));
  return `${countOf(reports.length, "API")} (${parts.join(", ")})`;
}

function failureLines(failed: ApiReport[], isCheck: boolean): string[] {
  if (failed.length === 0) return [];
  const next = isCheck
    ? "Correct the errors, and run the check again."
    : "Their generated files stay as they were. Correct the errors.";
  return [
    "Failed:",
    ...failed.map(({ name, problems }) => `  ${name}: ${describeFirstError(problems) ?? ""}`),
    next,
  ];
}
