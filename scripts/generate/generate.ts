import { join } from "node:path";
import { hasError } from "../pipeline/report/problems.ts";
import { EXIT } from "../shared/command.ts";
import { reasonOf } from "../shared/folders.ts";
import { LOCK_FILE, readLock, type Lock } from "../shared/lock.ts";
import { progressTo } from "../shared/report.ts";
import { addError, type ApiReport } from "./api-report.ts";
import { checkOutputs } from "./check-outputs.ts";
import { commit } from "./outputs.ts";
import type { Plan } from "./plan.ts";
import { printReports } from "./print-reports.ts";
import { runApis, type ApiRun } from "./run-apis.ts";
import { holdFolder } from "./run-lock.ts";
import { recover } from "./staging.ts";

/** Runs the pipeline and writes, or only compares, what comes out; answers the exit code. */
export async function generate(plan: Plan): Promise<number> {
  const reports = await runPlan(plan);
  process.stdout.write(printReports(plan, reports));
  return reports.some(hasError) ? EXIT.problems : EXIT.done;
}

/** The same without a word. */
export async function runPlan(plan: Plan): Promise<ApiReport[]> {
  const runs = plan.check ? await check(plan) : await write(plan);
  return runs.map(({ report }) => report);
}

async function check(plan: Plan): Promise<ApiRun[]> {
  const runs = await runApis({ ...plan, progress: progressTo(process.stderr) });
  checkOutputs(plan, runs, lockText(nextLock(plan.lock, plan, runs)));
  return runs;
}

async function write(plan: Plan): Promise<ApiRun[]> {
  const release = await holdFolder(plan.out, (text) => void process.stderr.write(text));
  try {
    recover(plan.out);
    const runs = await runApis({ ...plan, progress: progressTo(process.stderr) });
    // Another run may have ended since the plan was made.
    writeOutputs(plan, runs, readLock(plan.out));
    return runs;
  } finally {
    release();
  }
}

function nextLock(lock: Lock | undefined, plan: Plan, runs: ApiRun[]): Lock {
  const apis = { ...lock?.apis };
  for (const api of plan.removed) delete apis[api];
  for (const { report, locked } of runs) {
    const outputs = apis[report.name]?.outputs;
    if (locked) apis[report.name] = locked;
    // One that failed is to run again, whatever its pages say.
    else if (outputs) apis[report.name] = { inputs: {}, outputs };
  }
  const sorted = Object.fromEntries(Object.entries(apis).sort(([a], [b]) => (a < b ? -1 : 1)));
  // With other tools, the APIs that were left out are not up to date: the lock goes on to say so.
  const tools = plan.isPartial ? (lock?.tools ?? plan.tools) : plan.tools;
  return { version: 1, tools, apis: sorted };
}

function writeOutputs(plan: Plan, runs: ApiRun[], before: Lock | undefined): void {
  const obsolete = (api: string) => Object.keys(before?.apis[api]?.outputs ?? {});
  for (const run of runs) {
    const { report, outputs } = run;
    if (!outputs) continue;
    const isWritten = attempt(plan, report, () => {
      const files = commit(plan.out, report.name, outputs, obsolete(report.name));
      report.written = files.map((file) => join(plan.out, file));
    });
    if (!isWritten) delete run.locked;
  }
  const [first] = runs;
  for (const api of plan.removed) {
    attempt(plan, first?.report, () => commit(plan.out, api, new Map(), obsolete(api)));
  }
  if (!runs.some(({ locked }) => locked) && plan.removed.length === 0) return;
  const lock = new Map([[LOCK_FILE, lockText(nextLock(before, plan, runs))]]);
  attempt(plan, first?.report, () => commit(plan.out, "lock", lock, []));
}

/** What cannot be written is a problem of an API, so that the report of all comes out. */
function attempt({ out }: Plan, report: ApiReport | undefined, action: () => void): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if (!report) throw error;
    addError(report, "write", out, reasonOf(error));
    return false;
  }
}

function lockText(lock: Lock): string {
  return `${JSON.stringify(lock, null, 2)}\n`;
}
