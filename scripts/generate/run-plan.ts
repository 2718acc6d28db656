import { readLocks } from "../shared/read-locks.ts";
import { printMessage } from "../shared/output.ts";
import { progressTo } from "../shared/progress.ts";
import type { ApiReport } from "./api-report.ts";
import { checkOutputs } from "./check-outputs.ts";
import { waitForOtherRuns } from "./exclusive-run.ts";
import { assertNotInterrupted } from "./interrupted-run.ts";
import type { Plan } from "./plan.ts";
import { runApis, type ApiRun } from "./run-apis.ts";
import { removeDeadRunningFiles } from "./running-file.ts";
import { splitFormerLock } from "./split-former-lock.ts";
import { finishInterruptedRuns } from "./staging.ts";
import { writeOutputs } from "./write-outputs.ts";

/** Runs the pipeline, and writes the generated files or compares them with the existing ones. */
export async function runPlan(plan: Plan): Promise<ApiReport[]> {
  const runs = plan.check ? await check(plan) : await write(plan);
  return runs.map(({ report }) => report);
}

async function check(plan: Plan): Promise<ApiRun[]> {
  assertNotInterrupted(plan.out);
  const runs = await runApis({ ...plan, progress: progressTo(process.stderr) });
  checkOutputs(plan, runs);
  return runs;
}

async function write(plan: Plan): Promise<ApiRun[]> {
  const release = await waitForOtherRuns(plan.out, printMessage);
  try {
    removeDeadRunningFiles(plan.out);
    finishInterruptedRuns(plan.out);
    splitFormerLock(plan.out);
    const runs = await runApis({ ...plan, progress: progressTo(process.stderr) });
    // Read again: another run may have written them after this run was planned.
    writeOutputs(plan, runs, readLocks(plan.out));
    return runs;
  } finally {
    release();
  }
}
