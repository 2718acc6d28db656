import { render as renderRun } from "../../generate/formats/text.ts";
import { hasError } from "../../pipeline/report/problems.ts";
import type { AddReport } from "../added-api.ts";
import { nextSteps } from "../next-steps.ts";

export function render(report: AddReport): string {
  const text = renderRun(report);
  if (report.reports.some(hasError)) return text;
  return text + nextSteps(report.added);
}
