import { countOf } from "../pipeline/report/count-of.ts";
import type { Severity } from "../pipeline/report/rules.ts";
import { breakColons } from "../shared/output.ts";
import { githubAnnotation, textLine } from "../shared/problem-lines.ts";
import type { ApiFindings, Finding } from "./finding.ts";
import { groupFindings, type FindingGroup } from "./group-findings.ts";
import { allFindings, describeNew, describeTotals, isNew, totalsOf } from "./totals.ts";

/** GitHub shows at most ten annotations of one kind per step. */
const MAX_PER_KIND = 10;

/** The last notice is the summary. */
const LIMITS: Readonly<Record<Severity, number>> = {
  error: MAX_PER_KIND,
  warning: MAX_PER_KIND,
  info: MAX_PER_KIND - 1,
};

/**
 * Annotates what needs action: errors, and warnings that are not known yet. If the findings are compared with a
 * revision, the new ones come first, and new infos are notices. The same finding at several places is one annotation.
 * One notice counts the rest, which follows as text in the log.
 */
export function githubAnnotations(
  title: string,
  reports: readonly ApiFindings[],
  base?: string,
): string[] {
  const groups = [...groupsPerApi(reports, isNew), ...groupsPerApi(reports, isOldButOpen)];
  const shown = Object.entries(LIMITS).flatMap(([severity, limit]) =>
    groups.filter((group) => group.severity === severity).slice(0, limit),
  );
  const hidden = groups.filter((group) => !shown.includes(group));
  const more =
    hidden.length === 0 ? "" : ` ${countOf(hidden.length, "more finding")} not annotated here.`;
  const added = base === undefined ? "" : ` ${describeNew(base, allFindings(reports))}`;
  const totals = describeTotals(totalsOf(reports));
  const summary = `${countOf(reports.length, "API")}: ${totals}.${added}${more}`;
  const rest = hidden.map(({ findings: [first] }) => (first ? breakColons(textLine(first)) : ""));
  return [...shown.map(annotationOf), `::notice title=${title}::${summary}`, ...rest];
}

function groupsPerApi(
  reports: readonly ApiFindings[],
  isWanted: (finding: Finding) => boolean,
): FindingGroup[] {
  return reports.flatMap(({ findings }) => groupFindings(findings.filter(isWanted)));
}

function isOldButOpen(finding: Finding): boolean {
  return finding.severity !== "info" && finding.accepted === undefined && !isNew(finding);
}

function annotationOf({ findings }: FindingGroup): string {
  const [first, ...others] = findings;
  if (!first) return "";
  const more = others.length === 0 ? "" : ` (and ${countOf(others.length, "more place")})`;
  return githubAnnotation({ ...first, message: `${first.message}${more}` });
}
