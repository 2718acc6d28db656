import { fileProblem } from "../../pipeline/report/problems.ts";
import { githubAnnotation } from "../../shared/problem-lines.ts";
import type { PullRow } from "../pull-rows.ts";

export function render(rows: PullRow[]): string {
  return rows.map((row) => `${annotation(row)}\n`).join("");
}

function annotation({ page, outcome, failed }: PullRow): string {
  const problem = fileProblem("pull", page, outcome);
  return githubAnnotation(failed ? { ...problem, severity: "error" } : problem);
}
