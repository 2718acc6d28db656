import type { ApiFindings, Finding } from "./finding.ts";

/** The findings that a report is about. */
export interface Selection {
  /** The ids of the wanted rules. An empty list means all rules. */
  rules: readonly string[];
  /** Whether only errors are reported. */
  quiet: boolean;
}

/** Keeps the findings of the wanted rules. */
export function selectRules<Report extends ApiFindings>(
  reports: readonly Report[],
  { rules }: Selection,
): Report[] {
  if (rules.length === 0) return [...reports];
  return keep(reports, ({ rule }) => rules.includes(rule));
}

/** Keeps the findings to show. Warnings that are not shown still count for `--max-warnings`. */
export function selectShown<Report extends ApiFindings>(
  reports: readonly Report[],
  { quiet }: Selection,
): Report[] {
  return quiet ? keep(reports, ({ severity }) => severity === "error") : [...reports];
}

function keep<Report extends ApiFindings>(
  reports: readonly Report[],
  isWanted: (finding: Finding) => boolean,
): Report[] {
  return reports.map((report) => ({ ...report, findings: report.findings.filter(isWanted) }));
}
