import { hiddenLine, renderFindings } from "../../findings/render-findings.ts";
import { plainView } from "../../findings/view.ts";
import { hasError } from "../../pipeline/report/problems.ts";
import type { StyledLine } from "../../shared/styled-text.ts";
import { PIPE } from "../../shared/terminal.ts";
import type { ApiReport } from "../api-report.ts";
import type { RunReport } from "../run-and-print.ts";

export function render({ plan, reports }: RunReport, terminal = PIPE): StyledLine[] {
  const found = reports.map(({ name, problems }) => ({ name, findings: problems }));
  const { sections, hidden } = renderFindings(found, plainView(terminal));
  const lines = reports.flatMap((report) => [
    headingOf(report),
    ...(sections.get(report.name) ?? []),
    ...resultOf(report, plan.check),
  ]);
  lines.push(...hiddenLine(hidden));
  if (plan.removed.length > 0) lines.push([`Removed: ${plan.removed.join(", ")}.`]);
  if (plan.skipped.length > 0) lines.push([`Up to date: ${plan.skipped.join(", ")}.`]);
  return lines;
}

function headingOf(report: ApiReport): StyledLine {
  const { name, pages, documents, operations, schemas, changes } = report;
  const counts = `${pages} page(s), ${documents} document(s), ${operations} operation(s), ${schemas} schema(s), ${changes.length} change(s)`;
  return [{ text: name, styles: ["bold"] }, `: ${counts}`];
}

function resultOf(report: ApiReport, isCheck: boolean): StyledLine[] {
  const failure = isCheck ? "  not up to date" : "  not written because of the errors above";
  return hasError(report) ? [[failure]] : report.written.map((path) => [`  wrote ${path}`]);
}
