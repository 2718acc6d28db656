import { loadFormat } from "../shared/formats.ts";
import { printReport } from "../shared/output.ts";
import type { ApiReport } from "./api-report.ts";
import type { Plan } from "./plan.ts";
import { runPlan } from "./run-plan.ts";

/** The input of each output format. */
export interface RunReport {
  plan: Plan;
  reports: ApiReport[];
  /** The APIs whose generated files were removed. */
  removed: string[];
}

/** Runs the plan and prints the reports. */
export async function runAndPrint(plan: Plan): Promise<RunReport> {
  const render = await loadFormat<RunReport>("generate", plan.format);
  const report = { plan, ...(await runPlan(plan)) };
  printReport(plan.format, render(report));
  return report;
}
