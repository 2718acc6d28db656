import type { Severity } from "../pipeline/report/rules.ts";
import type { Finding } from "./finding.ts";

/** The same finding at several places. */
export interface FindingGroup {
  severity: Severity;
  rule: string;
  message: string;
  accepted: string | undefined;
  findings: Finding[];
}

const ORDER: readonly Severity[] = ["error", "warning", "info"];

/** Groups findings with one rule and message. The worst come first, and groups of one rule are together. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const finding of findings) {
    const { severity, rule, message, accepted } = finding;
    const key = JSON.stringify([severity, rule, message, accepted]);
    const known = groups.get(key);
    if (known) known.findings.push(finding);
    else groups.set(key, { severity, rule, message, accepted, findings: [finding] });
  }
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  return [...groups.values()].sort(
    (a, b) =>
      rankOf(a.severity) - rankOf(b.severity) || rules.indexOf(a.rule) - rules.indexOf(b.rule),
  );
}

export function rankOf(severity: Severity): number {
  return ORDER.indexOf(severity);
}
