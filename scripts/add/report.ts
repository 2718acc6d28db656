import type { ApiReport } from "../generate/api-report.ts";
import type { Plan } from "../generate/plan.ts";
import { printReports } from "../generate/print-reports.ts";
import { fileProblem, hasError } from "../pipeline/report/problems.ts";
import { githubAnnotation } from "../shared/report.ts";
import type { Added } from "./add-pages.ts";
import { adviceFor } from "./advice.ts";

/** What came of it, in the form that the plan names. */
export function renderAdded(added: Added, plan: Plan, reports: ApiReport[]): string {
  const lacks = added.lacks.map(({ what, target }) => ({ what, target }));
  if (plan.format === "json") {
    return `${JSON.stringify({ api: added.api, added: added.files, lacks, apis: reports }, null, 2)}\n`;
  }
  const text = printReports(plan, reports);
  if (plan.format === "github")
    return text + lacks.map(({ what }) => annotation(added, what)).join("");
  return reports.some(hasError) ? text : text + adviceFor(added, plan.out);
}

function annotation({ files }: Added, what: string): string {
  const row = fileProblem("add", files[0] ?? "", `The pages lack ${what}.`);
  return `${githubAnnotation(row)}\n`;
}
