import { countOf } from "../pipeline/report/count-of.ts";
import { nextCommand } from "../shared/command-line.ts";
import type { StyledLine } from "../shared/styled-text.ts";
import type { ApiFindings, Finding } from "./finding.ts";
import { findingLines } from "./finding-lines.ts";
import { groupFindings, rankOf, type FindingGroup } from "./group-findings.ts";
import { describeTotals, totalsOf } from "./totals.ts";
import type { View } from "./view.ts";

/** The findings of each API as lines, and how many were left out because of `maxProblems`. */
export interface RenderedFindings {
  /** The lines of each API that has something to show. */
  sections: Map<string, StyledLine[]>;
  hidden: number;
}

export function renderFindings(reports: readonly ApiFindings[], view: View): RenderedFindings {
  const groups = reports.map(({ findings }) => groupFindings(findings.filter(isShownIn(view))));
  const all = groups.flat().sort((a, b) => rankOf(a.severity) - rankOf(b.severity));
  const shown = new Set(all.slice(0, view.maxProblems));
  const sections = new Map<string, StyledLine[]>();
  for (const [index, { name }] of reports.entries()) {
    const own = (groups[index] ?? []).filter((group: FindingGroup) => shown.has(group));
    if (own.length > 0) sections.set(name, findingLines(own, view));
  }
  return { sections, hidden: all.length - shown.size };
}

function isShownIn({ infos, verbose }: View): (finding: Finding) => boolean {
  return ({ severity, accepted }) =>
    (infos || severity !== "info") && (verbose || accepted === undefined);
}

/** The line that names the findings which were left out, and the option that shows them. */
export function hiddenLine(hidden: number, { infos }: Pick<View, "infos">): StyledLine[] {
  if (hidden === 0) return [];
  const options = infos ? "--verbose --max-problems all" : "--max-problems all";
  const text = `… ${countOf(hidden, "more finding")}. To see all: ${nextCommand("lint", options)}`;
  return [[{ text, styles: ["dim"] }]];
}

/** `notes: 1 error, 2 warnings` */
export function apiHeading(report: ApiFindings): StyledLine {
  return [{ text: report.name, styles: ["bold"] }, `: ${describeTotals(totalsOf([report]))}`];
}
