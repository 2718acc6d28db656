import { renderRun } from "../../generate/formats/text.ts";
import { wrapLines } from "../../findings/wrap-lines.ts";
import type { StyledLine } from "../../shared/styled-text.ts";
import { PIPE } from "../../shared/terminal.ts";
import type { AddReport } from "../added-api.ts";
import { nextSteps } from "../next-steps.ts";
import { unavailableLines } from "../unavailable-pages.ts";

/** The first line of the part with code. A wrapped line of code could not be copied. */
const CODE_TITLE = "Example of a call:";

export function render(report: AddReport, terminal = PIPE): StyledLine[] {
  const steps = report.examples ? nextSteps(report, report.examples) : "";
  const lines = steps === "" ? [] : steps.replace(/\n$/, "").split("\n");
  const codeStart = lines.includes(CODE_TITLE) ? lines.indexOf(CODE_TITLE) : lines.length;
  const prose = lines.slice(0, codeStart).map((line): StyledLine => [line]);
  const code = lines.slice(codeStart).map((line): StyledLine => [line]);
  const missing = unavailableLines(report);
  const end = [...missing, ...(missing.length > 0 ? [""] : [])].map((line): StyledLine => [line]);
  return [...renderRun(report, terminal), ...wrapLines(prose, terminal), ...code, ...end];
}
