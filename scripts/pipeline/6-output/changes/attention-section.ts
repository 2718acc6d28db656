import { codeSpan, escapeMarkdown } from "../../report/markdown.ts";
import { groupBy } from "../../values/group-by.ts";
import type { ReportRow } from "./change-report.ts";
import type { Detail } from "./detail.ts";
import { foldRows, renderFolds, repetition } from "./fold-rows.ts";
import { pageLink } from "./page-link.ts";
import type { PreparedReport } from "./prepared-report.ts";
import { renderChangeRows } from "./change-rows.ts";

const INTRO =
  "Each row is a value that the generated files no longer have, or a question that the pages leave open. An action of `overlay.yaml` can restore a value or give the missing fact.";

/** The rows that a reviewer should read first. */
export function renderAttention(report: PreparedReport, detail: Detail): string[] {
  const { warnings, removals } = report;
  if (warnings.length + removals.length === 0) return [];
  const removed = groupBy(removals, ({ rule }) => rule);
  return [
    "## Information lost and decisions",
    "",
    INTRO,
    "",
    ...renderReports(report.api, warnings, detail),
    ...[...removed].flatMap(([rule, rows]) => [
      `- ${rule}: ${report.meanings.get(rule) ?? ""}`,
      ...renderChangeRows(report.api, rows, detail).map((row) => `  ${row}`),
    ]),
    "",
  ];
}

/** Reports that need no action. */
export function renderNotes({ api, notes }: PreparedReport, detail: Detail): string[] {
  if (notes.length === 0) return [];
  const intro = "These reports need no action.";
  return ["## Notes", "", intro, "", ...renderReports(api, notes, detail), ""];
}

function renderReports(api: string, reports: ReportRow[], detail: Detail): string[] {
  const byRule = groupBy(reports, ({ rule }) => rule);
  const max = Math.max(detail.rows, 1);
  return [...byRule.values()].flatMap((rows) => {
    const folds = foldRows(rows, ({ message, pointer }) =>
      JSON.stringify(detail.foldsPlaces ? [message] : [message, pointer]),
    );
    return renderFolds(folds, max, (fold) => renderReport(api, fold.first) + repetition(fold));
  });
}

function renderReport(api: string, row: ReportRow): string {
  const { severity, rule, pointer, message } = row;
  const place = pointer === "" ? "" : ` ${codeSpan(pointer)}`;
  return `- ${severity} ${rule}, ${pageLink(api, row)}${place}: ${escapeMarkdown(message)}`;
}
