import { renderRun } from "../../generate/formats/text.ts";
import type { StyledLine } from "../../shared/styled-text.ts";
import { PIPE } from "../../shared/terminal.ts";
import type { AddReport } from "../added-api.ts";
import { nextSteps } from "../next-steps.ts";

export function render(report: AddReport, terminal = PIPE): StyledLine[] {
  const steps = report.examples ? nextSteps(report, report.examples) : "";
  const lines = steps.replace(/\n$/, "").split("\n");
  return [...renderRun(report, terminal), ...(steps === "" ? [] : lines.map((line) => [line]))];
}
