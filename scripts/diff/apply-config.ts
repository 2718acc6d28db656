import type { DiffConfig } from "./diff-config.ts";
import type { DiffReport, ReportedChange } from "./diff-report.ts";

interface ApplyOptions {
  /** Whether the report covers all APIs. Only then an entry without a change is stale. */
  isComplete: boolean;
}

/** Sets the severities of the rules and marks accepted changes. Reports entries that match no change. */
export function applyConfig(
  report: DiffReport,
  config: DiffConfig,
  { isComplete }: ApplyOptions,
): DiffReport {
  const apis = report.apis.map((diff) => ({
    ...diff,
    changes: diff.changes.flatMap((change) => configure(change, config)),
  }));
  const found = new Set(
    report.apis.flatMap(({ changes }) => changes.map(({ fingerprint }) => fingerprint)),
  );
  const stale = [...config.accepted.keys()].filter((fingerprint) => !found.has(fingerprint));
  const problems = stale.map(
    (fingerprint) =>
      `${config.file}: no change has the fingerprint ${fingerprint}; remove the entry`,
  );
  return { ...report, apis, problems: [...report.problems, ...(isComplete ? problems : [])] };
}

/** Returns nothing for a change whose rule is off. */
function configure(change: ReportedChange, { rules, accepted }: DiffConfig): ReportedChange[] {
  const severity = rules.get(change.kind);
  const reason = accepted.get(change.fingerprint);
  if (severity === "off") return [];
  return [
    {
      ...change,
      ...(severity && { breaking: severity === "breaking", isOverridden: true }),
      ...(reason !== undefined && { accepted: reason }),
    },
  ];
}
