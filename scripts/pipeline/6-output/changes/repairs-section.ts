import { groupBy } from "../../values/group-by.ts";
import { renderChangeRows } from "./change-rows.ts";
import type { Detail } from "./detail.ts";
import type { PreparedReport } from "./prepared-report.ts";

/** The changes by rule, each with the values before and after. */
export function renderRepairs(report: PreparedReport, detail: Detail): string[] {
  if (report.repairs.length === 0 || detail.rows === 0) return [];
  const byRule = groupBy(report.repairs, ({ rule }) => rule);
  const sections = [...byRule].flatMap(([rule, changes]) => [
    `### ${rule}`,
    "",
    report.meanings.get(rule) ?? "",
    "",
    ...renderChangeRows(report.api, changes, detail),
    "",
  ]);
  return ["## Repairs by rule", "", ...sections];
}
