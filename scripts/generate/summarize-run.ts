import { join } from "node:path";
import { countFindings } from "../findings/totals.ts";
import { namesOf, shortList } from "../findings/names-of.ts";
import { describeFirstError } from "../findings/first-error.ts";
import { hasError } from "../pipeline/report/problems.ts";
import { countOf } from "../pipeline/report/count-of.ts";
import { nextCommand } from "../shared/command-line.ts";
import { LOCK_FILE, lockedFiles } from "../shared/lock-file.ts";
import type { ApiReport } from "./api-report.ts";
import type { Plan } from "./plan.ts";
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
    ...(removed.length > 0 ? [`Removed: ${shortList(removed)}.`] : []),
    ...(plan.skipped.length > 0 ? [`Up to date: ${shortList(plan.skipped)}.`] : []),
    ...(plan.check
      ? summarizeCheck(plan, done, stale)
      : summarizeFiles(done, countWritten(reports), plan.out)),
    ...(empty.length > 0 ? [`No specification found: ${namesOf(empty)}.`] : []),
    ...failureLines(failed, plan.check),
  ];
}

/** Whether an API has errors that `npm run generate` does not repair. */
export function isFailed({ problems }: ApiReport): boolean {
  return problems.some(({ severity, rule }) => severity === "error" && !FILE_RULES.has(rule));
}

function summarizeCheck(plan: Plan, done: ApiReport[], stale: ApiReport[]): string[] {
  if (stale.length > 0) {
    const step = stale.some((report) => isRepairedByRun(report, plan))
      ? `Run \`${nextCommand("generate")}\` and commit the result.`
      : "Remove the files that no page needs.";
    return [`Not up to date: ${namesOf(stale)}. ${step}`];
  }
  return done.length > 0 ? [`Up to date: ${describeTotals(done)}.`] : [];
}

/** Whether `npm run generate` changes anything. It leaves surplus files that no run has written. */
function isRepairedByRun({ name, problems }: ApiReport, { out, locks }: Plan): boolean {
  const generated = [LOCK_FILE, ...lockedFiles(name, locks[name])].map((file) => join(out, file));
  return problems.some(
    ({ rule, page }) =>
      FILE_RULES.has(rule) && (rule !== "surplus-file" || generated.includes(page)),
  );
}

/** Counts the files of all APIs: one without a specification has a lock file too. */
function countWritten(reports: ApiReport[]): number {
  return reports.reduce((sum, { written }) => sum + written.length, 0);
}

function summarizeFiles(done: ApiReport[], files: number, out: string): string[] {
  if (done.length === 0) return [];
  const effect = files === 0 ? "No file has changed" : `Changed ${countOf(files, "file")}`;
  return [`Generated ${describeTotals(done)}. ${effect} in ${out}.`];
}

function describeTotals(reports: ApiReport[]): string {
  const totals = { page: 0, operation: 0, change: 0 };
  for (const { pages, operations, changes } of reports) {
    totals.page += pages;
    totals.operation += operations;
    totals.change += changes.length;
  }
  const { warnings, infos, accepted } = countFindings(reports.flatMap(({ problems }) => problems));
  const parts = [
    ...Object.entries(totals).map(([noun, count]) => countOf(count, noun)),
    countOf(warnings, "warning"),
    ...(infos > 0 ? [countOf(infos, "info", "infos")] : []),
    ...(accepted > 0 ? [countOf(accepted, "known problem")] : []),
  ];
  return `${countOf(reports.length, "API")} (${parts.join(", ")})`;
}

function failureLines(failed: ApiReport[], isCheck: boolean): string[] {
  if (failed.length === 0) return [];
  const whose = failed.length === 1 ? "Its" : "Their";
  const next = isCheck
    ? "Correct the errors, and run the check again."
    : `${whose} generated files stay as they were. Correct the errors.`;
  return [
    "Failed:",
    ...failed.map(({ name, problems }) => `  ${name}: ${describeFirstError(problems) ?? ""}`),
    next,
  ];
}
