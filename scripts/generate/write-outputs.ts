import { join } from "node:path";
import { messageOf } from "../shared/error-message.ts";
import type { Lock } from "../shared/lock-file.ts";
import { addError, type ApiReport } from "./api-report.ts";
import { nextLock, printLock } from "./next-lock.ts";
import { replaceOutputs } from "./outputs.ts";
import type { Plan } from "./plan.ts";
import { replaceLock } from "./replace-lock.ts";
import type { ApiRun } from "./run-apis.ts";

/**
 * Writes the files of each API without errors, then the lock file. `before` is the lock file as it was. Returns the APIs
 * whose files were removed.
 */
export function writeOutputs(plan: Plan, runs: ApiRun[], before: Lock | undefined): string[] {
  const obsolete = (api: string) => Object.keys(before?.apis[api]?.outputs ?? {});
  for (const run of runs) writeRun(plan, run, obsolete(run.report.name));
  const report = runs[0]?.report;
  const removed: string[] = [];
  for (const api of plan.removed) {
    attempt(plan, report, () => {
      const replacement = { outputs: new Map<string, string>(), obsolete: obsolete(api) };
      if (replaceOutputs(plan.out, api, replacement).length > 0) removed.push(api);
    });
  }
  if (!runs.some(({ locked }) => locked) && plan.removed.length === 0) return removed;
  attempt(plan, report, () => replaceLock(plan.out, printLock(nextLock(before, plan, runs))));
  return removed;
}

function writeRun(plan: Plan, run: ApiRun, obsolete: string[]): void {
  const { report, outputs } = run;
  if (!outputs) return;
  const isWritten = attempt(plan, report, () => {
    const files = replaceOutputs(plan.out, report.name, { outputs, obsolete });
    report.written = files.map((file) => join(plan.out, file));
  });
  if (!isWritten) delete run.locked;
}

/** Adds an error to the report, so that the other APIs are still written and reported. */
function attempt({ out }: Plan, report: ApiReport | undefined, action: () => void): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if (!report) throw error;
    addError(report, { rule: "write", page: out, message: messageOf(error) });
    return false;
  }
}
