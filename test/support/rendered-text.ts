import { safeLines, type Rendered } from "../../scripts/shared/output.ts";
import { PIPE } from "../../scripts/shared/terminal.ts";

/** A report as a pipe receives it. */
export function renderedText(report: Rendered): string {
  return typeof report === "string" ? report : safeLines(report, PIPE);
}
