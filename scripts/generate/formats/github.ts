import { githubAnnotation } from "../../shared/problem-lines.ts";
import type { RunReport } from "../run-and-print.ts";

export function render({ reports }: RunReport): string {
  const problems = reports.flatMap((report) => report.problems);
  return problems.map((problem) => `${githubAnnotation(problem)}\n`).join("");
}
