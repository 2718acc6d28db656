import { render as renderRun } from "../../generate/formats/text.ts";
import type { AddReport } from "../added-api.ts";
import { nextSteps } from "../next-steps.ts";

export function render(report: AddReport): string {
  const text = renderRun(report);
  return report.examples ? text + nextSteps(report, report.examples) : text;
}
