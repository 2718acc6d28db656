import { githubAnnotation } from "../shared/problem-lines.ts";
import type { ApiFindings, Finding } from "./finding.ts";
import { groupFindings, type FindingGroup } from "./group-findings.ts";
import { countFindings, countOf, describeTotals } from "./totals.ts";

/** GitHub shows at most ten annotations of one kind per step. */
const MAX_PER_KIND = 10;

/**
 * Annotates what needs action: errors, and warnings that are not known yet. The same finding at several places is one
 * annotation. One notice counts the rest, which the text format shows.
 */
export function githubAnnotations(title: string, reports: readonly ApiFindings[]): string[] {
  const groups = reports.flatMap(({ findings }) => groupFindings(findings.filter(needsAction)));
  const errors = groups.filter(({ severity }) => severity === "error");
  const warnings = groups.filter(({ severity }) => severity === "warning");
  const shown = [errors, warnings].flatMap((kind) => kind.slice(0, MAX_PER_KIND));
  const hidden = errors.length + warnings.length - shown.length;
  const totals = describeTotals(countFindings(reports.flatMap(({ findings }) => findings)));
  const more = hidden === 0 ? "" : ` ${countOf(hidden, "more finding")} not annotated here.`;
  const summary = `${countOf(reports.length, "API")}: ${totals}.${more}`;
  return [...shown.map(annotationOf), `::notice title=${title}::${summary}`];
}

function needsAction({ severity, accepted }: Finding): boolean {
  return severity !== "info" && accepted === undefined;
}

function annotationOf({ findings }: FindingGroup): string {
  const [first, ...others] = findings;
  if (!first) return "";
  const more = others.length === 0 ? "" : ` (and ${countOf(others.length, "more place")})`;
  return githubAnnotation({ ...first, message: `${first.message}${more}` });
}
