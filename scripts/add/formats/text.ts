import { renderRun } from "../../generate/formats/text.ts";
import { wrapLines } from "../../findings/wrap-lines.ts";
import type { StyledLine } from "../../shared/styled-text.ts";
import { PIPE } from "../../shared/terminal.ts";
import type { AddReport } from "../added-api.ts";
import { nextSteps } from "../next-steps.ts";

/** The first line of the part with code. A wrapped line of code could not be copied. */
const CODE_TITLE = "Example of a call:";

export function render(report: AddReport, terminal = PIPE): StyledLine[] {
  const steps = report.examples ? nextSteps(report, report.examples) : "";
  if (steps === "") return renderRun(report, terminal);
  const lines = steps.replace(/\n$/, "").split("\n");
  const codeStart = lines.indexOf(CODE_TITLE);
  const prose = lines.slice(0, codeStart).map((line): StyledLine => [line]);
  const code = lines.slice(codeStart).map((line): StyledLine => [line]);
  return [...renderRun(report, terminal), ...wrapLines(prose, terminal), ...code];
}
