import { githubAnnotation } from "../../shared/problem-lines.ts";
import type { LintReport } from "../lint-apis.ts";

export function render(reports: LintReport[]): string {
  const rows = reports.flatMap(({ quirks, problems }) => [...quirks, ...problems]);
  return rows.map((row) => `${githubAnnotation(row)}\n`).join("");
}
