import type { Severity } from "../pipeline/report/rules.ts";
import { groupBy } from "../pipeline/values/group-by.ts";
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
  const same = groupBy(findings, ({ severity, rule, message, accepted }) =>
    JSON.stringify([severity, rule, message, accepted]),
  );
  const groups = [...same.values()].flatMap((group): FindingGroup[] => {
    const [first] = group;
    if (!first) return [];
    const { severity, rule, message, accepted } = first;
    return [{ severity, rule, message, accepted, findings: group }];
  });
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  return groups.sort(
    (a, b) =>
      rankOf(a.severity) - rankOf(b.severity) || rules.indexOf(a.rule) - rules.indexOf(b.rule),
  );
}

export function rankOf(severity: Severity): number {
  return ORDER.indexOf(severity);
}
