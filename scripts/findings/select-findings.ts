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
  return reports.map((report) => ({
    ...report,
    findings: report.findings.filter(({ rule }) => rules.includes(rule)),
  }));
}

/** Keeps the findings to show. Those that are not shown still count in the totals and for `--max-warnings`. */
export function selectShown<Report extends ApiFindings>(
  reports: readonly Report[],
  { quiet }: Selection,
): Report[] {
  if (!quiet) return [...reports];
  return reports.map((report) => ({
    ...report,
    findings: report.findings.filter(isError),
    unlisted: report.findings.filter((finding) => !isError(finding)),
  }));
}

function isError({ severity }: Finding): boolean {
  return severity === "error";
}
