import { readLocks } from "../shared/read-locks.ts";
import { printMessage } from "../shared/output.ts";
import { progressTo } from "../shared/progress.ts";
import type { ApiReport } from "./api-report.ts";
import { checkOutputs } from "./check-outputs.ts";
import { waitForOtherRuns } from "./exclusive-run.ts";
import { assertNotInterrupted } from "./interrupted-run.ts";
import type { Plan } from "./plan.ts";
import { runApis } from "./run-apis.ts";
import { removeDeadRunningFiles } from "./running-file.ts";
import { splitFormerLock } from "./split-former-lock.ts";
import { finishInterruptedRuns } from "./staging.ts";
import { writeOutputs } from "./write-outputs.ts";

interface Result {
  reports: ApiReport[];
  /** The APIs whose generated files were removed. */
  removed: string[];
}

/** Runs the pipeline, and writes the generated files or compares them with the existing ones. */
export function runPlan(plan: Plan): Promise<Result> {
  return plan.check ? check(plan) : write(plan);
}

async function check(plan: Plan): Promise<Result> {
  assertNotInterrupted(plan.out);
  const runs = await runApis({ ...plan, locks: {}, progress: progressTo(process.stderr) });
  const checked = checkOutputs(plan, runs);
  return { reports: checked.map(({ report }) => report), removed: [] };
}

async function write(plan: Plan): Promise<Result> {
  const release = await waitForOtherRuns(plan.out, printMessage);
  try {
    removeDeadRunningFiles(plan.out);
    finishInterruptedRuns(plan.out);
    splitFormerLock(plan.out);
    const { locks, ...settings } = plan;
    const runs = await runApis({
      ...settings,
      progress: progressTo(process.stderr),
      // A check generates all files, and so does a forced run.
      locks: plan.force ? {} : locks,
    });
    // Read again: another run may have written them after this run was planned.
    const removed = writeOutputs(plan, runs, readLocks(plan.out));
    return { reports: runs.map(({ report }) => report), removed };
  } finally {
    release();
  }
}
