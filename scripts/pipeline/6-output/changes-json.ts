import { banner, type HeaderWords } from "../report/banner.ts";
import { groupBy } from "../values/group-by.ts";
import { renderLines, rowLines } from "./json-lines.ts";
import type { ChangeReport, ChangeRow, ReportRow } from "./changes/change-report.ts";

/** Raised when a reader of the old format could misread the new one. */
const VERSION = 1;

/**
 * The full list of changes and reports, grouped by page, with one row per line. The format is documented in
 * scripts/changes.schema.json.
 */
export function renderChangesJson(report: ChangeReport, words?: HeaderWords): string {
  const changes = groupBy(report.changes, ({ page }) => page);
  const reports = groupBy(report.reports, ({ page }) => page);
  const names = [...new Set([...changes.keys(), ...reports.keys()])].sort();
  const pages = names.map((name) =>
    renderPage(name, reports.get(name) ?? [], changes.get(name) ?? []),
  );
  const head = {
    comment: banner(report.api, words),
    version: VERSION,
    api: report.api,
    totals: { changes: report.changes.length, reports: report.reports.length },
    rules: Object.fromEntries(report.meanings),
  };
  return renderLines(head, [`"pages": [${rowLines(pages)}]`]);
}

function renderPage(name: string, reports: ReportRow[], changes: ChangeRow[]): string {
  const rows = [
    `"page": ${JSON.stringify(name)}`,
    `"reports": [${rowLines(reports.map(renderRow))}]`,
    `"changes": [${rowLines(changes.map(renderRow))}]`,
  ];
  return `{ ${rows.join(", ")} }`;
}

/** Keys whose value is `undefined` are left out. */
function renderRow({ page: _, ...row }: ChangeRow | ReportRow): string {
  return JSON.stringify(row);
}
