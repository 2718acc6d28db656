import { render as renderRun } from "../../generate/formats/text.ts";
import type { StyledLine } from "../../shared/styled-text.ts";
import { PIPE } from "../../shared/terminal.ts";
import type { AddReport } from "../added-api.ts";
import { nextSteps } from "../next-steps.ts";
import { unavailableLines } from "../unavailable-pages.ts";

export function render(report: AddReport, terminal = PIPE): StyledLine[] {
  const steps = report.examples ? nextSteps(report, report.examples) : "";
  const lines = steps === "" ? [] : steps.replace(/\n$/, "").split("\n");
  const missing = unavailableLines(report);
  return [
    ...renderRun(report, terminal),
    ...[...lines, ...missing, ...(missing.length > 0 ? [""] : [])].map((line) => [line]),
  ];
}
