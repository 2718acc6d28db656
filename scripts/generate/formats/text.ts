import { hasError } from "../../pipeline/report/problems.ts";
import { onOneLine } from "../../pipeline/report/printable.ts";
import { textLine } from "../../shared/problem-lines.ts";
import type { ApiReport } from "../api-report.ts";
import type { RunReport } from "../run-and-print.ts";

export function render({ plan, reports }: RunReport): string {
  const lines = reports.flatMap((report) => renderApi(report, plan.check));
  if (plan.removed.length > 0) lines.push(`Removed: ${plan.removed.join(", ")}.`);
  if (plan.skipped.length > 0) lines.push(`Up to date: ${plan.skipped.join(", ")}.`);
  return lines.map((line) => `${onOneLine(line)}\n`).join("");
}

function renderApi(report: ApiReport, isCheck: boolean): string[] {
  const { name, pages, documents, operations, schemas, changes, problems, written } = report;
  const counts = `${pages} page(s), ${documents} document(s), ${operations} operation(s), ${schemas} schema(s), ${changes.length} change(s)`;
  const failure = isCheck ? "  not up to date" : "  not written because of the errors above";
  const result = hasError(report) ? [failure] : written.map((path) => `  wrote ${path}`);
  return [`${name}: ${counts}`, ...problems.map((problem) => `  ${textLine(problem)}`), ...result];
}
