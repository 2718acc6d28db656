import { codeSpan } from "../../report/markdown.ts";
import { foldRows } from "./fold-rows.ts";
import type { PreparedChange, PreparedReport } from "./prepared-report.ts";
import { showInCell } from "./shown-values.ts";

/** A table with one row per rule. The rules with the most changes come first. */
export function renderSummary(report: PreparedReport, hasSections: boolean): string[] {
  const rules = [...report.meanings.keys()].map((rule) => ({
    rule,
    changes: report.changes.filter((row) => row.rule === rule),
    reports: [...report.warnings, ...report.notes].filter((row) => row.rule === rule).length,
  }));
  rules.sort((a, b) => b.changes.length - a.changes.length || b.reports - a.reports);
  const rows = rules.map(({ rule, changes, reports }) => {
    const isLinked = hasSections && rule !== "overlay" && changes.length > 0;
    const name = isLinked ? `[${rule}](#${rule})` : rule;
    const meaning = report.meanings.get(rule) ?? "";
    return `| ${name} | ${changes.length} | ${reports} | ${meaning} | ${exampleOf(changes)} |`;
  });
  return [
    "## Summary",
    "",
    "| rule | changes | reports | meaning | most frequent change |",
    "| --- | ---: | ---: | --- | --- |",
    ...rows,
    "",
  ];
}

function exampleOf(changes: PreparedChange[]): string {
  const [fold] = foldRows(changes, ({ texts }) => JSON.stringify(texts));
  if (!fold) return "";
  const { pointer, texts } = fold.first;
  const key = pointer.slice(pointer.lastIndexOf("/") + 1).replaceAll("|", " ");
  const name = key === "" ? "" : `${codeSpan(key)}: `;
  return `${name}${showInCell(texts)}${fold.count > 1 ? ` (${fold.count} times)` : ""}`;
}
