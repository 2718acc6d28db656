import { join } from "node:path";
import { messageOf } from "../shared/error-message.ts";
import { lockedFiles, type Locks } from "../shared/lock-file.ts";
import { addError, type ApiReport } from "./api-report.ts";
import { replaceOutputs } from "./outputs.ts";
import type { Plan } from "./plan.ts";
import type { ApiRun } from "./run-apis.ts";

/**
 * Writes the files of each API without errors. `before` holds the lock files as they were. Returns the APIs whose files
 * were removed.
 */
export function writeOutputs(plan: Plan, runs: ApiRun[], before: Locks): string[] {
  const obsolete = (api: string) => lockedFiles(api, before[api]);
  for (const run of runs) writeRun(plan, run, obsolete(run.report.name));
  const report = runs[0]?.report;
  const removed: string[] = [];
  for (const api of plan.removed) {
    attempt(plan, report, () => {
      const replacement = { outputs: new Map<string, string>(), obsolete: obsolete(api) };
      if (replaceOutputs(plan.out, api, replacement).length > 0) removed.push(api);
    });
  }
  return removed;
}

function writeRun(plan: Plan, run: ApiRun, obsolete: string[]): void {
  const { report, outputs } = run;
  if (!outputs) return;
  attempt(plan, report, () => {
    const files = replaceOutputs(plan.out, report.name, { outputs, obsolete });
    report.written = files.map((file) => join(plan.out, file));
  });
}

/** Adds an error to the report, so that the other APIs are still written and reported. */
function attempt({ out }: Plan, report: ApiReport | undefined, action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!report) throw error;
    addError(report, { rule: "write", page: out, message: messageOf(error) });
  }
}
