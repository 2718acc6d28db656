import { findNewWarnings } from "../findings/accept-problems.ts";
import { countFindings } from "../findings/totals.ts";
import { hasError } from "../pipeline/report/problems.ts";
import { nextCommand } from "../shared/command-line.ts";
import type { RunReport } from "./run-and-print.ts";

/**
 * The next steps after the warnings and infos of the APIs that were generated. The summary names the step after an
 * error, and the infos are not mentioned before that.
 */
export function nextSteps({ reports }: Pick<RunReport, "reports">): string[] {
  const done = reports.filter((report) => !hasError(report) && report.documents > 0);
  const findings = done.flatMap(({ problems }) => problems);
  const { warnings, infos } = countFindings(findings);
  const steps = [
    warnings > 0 && "State a fact that a page lacks in the overlay of its API.",
    findNewWarnings(findings).size > 0 &&
      `Accept the warnings that only the vendor can fix: ${nextCommand("lint", '--accept --reason "…"')}`,
    infos > 0 && !reports.some(hasError) && `List the infos: ${nextCommand("lint", "--verbose")}`,
  ].filter((step) => typeof step === "string");
  return steps.length === 0 ? [] : ["Next:", ...steps.map((step) => `  ${step}`)];
}
