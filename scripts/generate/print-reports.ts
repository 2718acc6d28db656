import { hasError } from "../pipeline/report/problems.ts";
import { githubAnnotation, printable, textLine } from "../shared/report.ts";
import type { ApiReport } from "./api-report.ts";
import type { Plan } from "./plan.ts";

export function printReports(
  { format, skipped, removed, check }: Plan,
  reports: ApiReport[],
): string {
  if (format === "json") return `${JSON.stringify({ apis: reports }, null, 2)}\n`;
  const problems = reports.flatMap((report) => report.problems);
  if (format === "github")
    return problems.map((problem) => `${githubAnnotation(problem)}\n`).join("");
  const lines = reports.flatMap((report) => printReport(report, check));
  if (removed.length > 0) lines.push(`Removed: ${removed.join(", ")}.`);
  if (skipped.length > 0) lines.push(`Up to date: ${skipped.join(", ")}.`);
  return lines.map((line) => `${printable(line)}\n`).join("");
}

function printReport(report: ApiReport, check: boolean): string[] {
  const { name, pages, documents, operations, schemas, changes, problems, written } = report;
  const counts = `${pages} page(s), ${documents} document(s), ${operations} operation(s), ${schemas} schema(s), ${changes.length} change(s)`;
  const result = hasError(report)
    ? [check ? "  not up to date" : "  has errors: none of its files was touched"]
    : written.map((path) => `  wrote ${path}`);
  return [`${name}: ${counts}`, ...problems.map((problem) => `  ${textLine(problem)}`), ...result];
}
