import { apiHeading, hiddenLine, renderFindings } from "../../findings/render-findings.ts";
import { wrapLines } from "../../findings/wrap-lines.ts";
import type { StyledLine } from "../../shared/styled-text.ts";
import type { Terminal } from "../../shared/terminal.ts";
import type { LintRun } from "../lint-report.ts";
import { summaryLines } from "../summary-lines.ts";

/** The findings by API and rule. The summary comes last, where a terminal shows it. */
export function render(run: LintRun, terminal: Terminal): StyledLine[] {
  const view = { ...run.view, terminal };
  const { sections, hidden } = renderFindings(run.reports, view);
  const shown = run.reports.flatMap((report): StyledLine[] => {
    const section = sections.get(report.name);
    return section ? [apiHeading(report), ...section, []] : [];
  });
  const more = hiddenLine(hidden, view);
  const end = [...more, ...(more.length > 0 ? [[]] : []), ...summaryLines(run)];
  return [...shown, ...wrapLines(end, terminal)];
}
