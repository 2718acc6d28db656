import { onOneLine } from "../../pipeline/report/printable.ts";
import { textLine } from "../../shared/problem-lines.ts";
import type { LintReport } from "../lint-apis.ts";

export function render(reports: LintReport[]): string {
  const rows = reports.flatMap(({ quirks, problems }) => [...quirks, ...problems]);
  const totals = reports.map(
    ({ name, quirks, problems }) =>
      `${name}: ${quirks.length} quirk(s) on the pages, ${problems.length} problem(s)`,
  );
  return [...rows.map(textLine), ...totals].map((line) => `${onOneLine(line)}\n`).join("");
}
