import { countOf } from "../pipeline/report/count-of.ts";
import { onOneLine } from "../pipeline/report/printable.ts";
import type { Severity } from "../pipeline/report/rules.ts";
import type { ApiFindings, Finding } from "./finding.ts";

/** Accepted findings count only as such, whatever their severity is. */
export interface Totals {
  errors: number;
  warnings: number;
  infos: number;
  accepted: number;
}

const COUNTERS = { error: "errors", warning: "warnings", info: "infos" } as const satisfies Record<
  Severity,
  keyof Totals
>;

export function countFindings(findings: readonly Finding[]): Totals {
  const totals: Totals = { errors: 0, warnings: 0, infos: 0, accepted: 0 };
  for (const { severity, accepted } of findings) {
    totals[accepted === undefined ? COUNTERS[severity] : "accepted"]++;
  }
  return totals;
}

/** The findings of several APIs, also those that are not listed. */
export function allFindings(reports: readonly ApiFindings[]): Finding[] {
  return reports.flatMap(({ findings, unlisted = [] }) => [...findings, ...unlisted]);
}

/** The counts of all findings, also of those that are not listed. */
export function totalsOf(reports: readonly ApiFindings[]): Totals {
  return countFindings(allFindings(reports));
}

/** `1 error, 12 warnings, 2,176 infos, 3 known problems`, without what there is not */
export function describeTotals({ errors, warnings, infos, accepted }: Totals): string {
  const parts = [
    errors > 0 ? countOf(errors, "error") : "",
    warnings > 0 ? countOf(warnings, "warning") : "",
    infos > 0 ? countOf(infos, "info", "infos") : "",
    accepted > 0 ? countOf(accepted, "known problem") : "",
  ];
  return parts.filter(Boolean).join(", ") || "no problems";
}

/** `New since main: 2 warnings, 1 info.` */
export function describeNew(base: string, findings: readonly Finding[]): string {
  return `New since ${onOneLine(base)}: ${describeTotals(countFindings(findings.filter(isNew)))}.`;
}

/** Whether the finding is new since the revision of `--base`, and not accepted. */
export function isNew({ isNew: found, accepted }: Finding): boolean {
  return found === true && accepted === undefined;
}
