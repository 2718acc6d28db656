import { hasError } from "../../pipeline/report/problems.ts";
import { onOneLine } from "../../pipeline/report/printable.ts";
import { textLine } from "../../shared/problem-lines.ts";
import type { ApiReport } from "../api-report.ts";
import type { Plan } from "../plan.ts";
import type { RunReport } from "../run-and-print.ts";
import { isFailed, summarizeRun } from "../summarize-run.ts";

export function render(report: RunReport): string {
  const { plan, reports } = report;
  const lines = reports.flatMap((each) => renderApi(each, plan));
  return [...lines, ...summarizeRun(report)].map((line) => `${onOneLine(line)}\n`).join("");
}

function renderApi(report: ApiReport, { check: isCheck, apis }: Plan): string[] {
  const { name, pages, documents, operations, schemas, changes, problems, written } = report;
  const counts = `${pages} page(s), ${documents} document(s), ${operations} operation(s), ${schemas} schema(s), ${changes.length} change(s)`;
  const problemLines = problems.map((problem) => `  ${textLine(problem)}`);
  if (!apis.includes(name))
    return [`${name}: no longer in specs, but there are generated files`, ...problemLines];
  const failure = `  ${describeFailure(report, isCheck)}`;
  const result = hasError(report) ? [failure] : written.map((path) => `  wrote ${path}`);
  return [`${name}: ${counts}`, ...problemLines, ...result];
}

function describeFailure(report: ApiReport, isCheck: boolean): string {
  if (!isCheck) return "not written because of the errors above";
  return isFailed(report) ? "not checked because of the errors above" : "not up to date";
}
