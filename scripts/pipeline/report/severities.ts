import type { Severity } from "./rules.ts";

/** The severities that a project has chosen for some rules. */
export type Severities = Readonly<Record<string, Severity | "off">>;

/** Gives the findings the severities of the project, and leaves out those that are off. */
export function withSeverities<Finding extends { rule: string; severity: Severity }>(
  findings: readonly Finding[],
  severities: Severities = {},
): Finding[] {
  return findings.flatMap((finding) => {
    const severity = Object.hasOwn(severities, finding.rule) ? severities[finding.rule] : undefined;
    if (severity === "off") return [];
    return severity === undefined ? [finding] : [{ ...finding, severity }];
  });
}
