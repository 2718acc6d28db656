import { hasError } from "../pipeline/report/problems.ts";
import { EXIT } from "../shared/command.ts";
import { loadFormat } from "../shared/formats.ts";
import { printReport } from "../shared/output.ts";
import type { ApiReport } from "./api-report.ts";
import type { Plan } from "./plan.ts";
import { runPlan } from "./run-plan.ts";

/** The input of each output format. */
export interface RunReport {
  plan: Plan;
  reports: ApiReport[];
}

/** Runs the plan, prints the reports, and returns the exit code. */
export async function runAndPrint(plan: Plan): Promise<number> {
  const render = await loadFormat<RunReport>("generate", plan.format);
  const reports = await runPlan(plan);
  printReport(plan.format, render({ plan, reports }));
  return reports.some(hasError) ? EXIT.problems : EXIT.done;
}
