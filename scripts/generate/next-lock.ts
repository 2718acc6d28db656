import { compareText } from "../pipeline/values/compare-text.ts";
import type { Lock } from "../shared/lock-file.ts";
import type { Plan } from "./plan.ts";
import type { ApiRun } from "./run-apis.ts";

/** The lock file after the runs. */
export function nextLock(lock: Lock | undefined, plan: Plan, runs: ApiRun[]): Lock {
  const apis = new Map(Object.entries(lock?.apis ?? {}));
  for (const api of plan.removed) apis.delete(api);
  for (const { report, locked } of runs) {
    const outputs = apis.get(report.name)?.outputs;
    if (locked) apis.set(report.name, locked);
    // Without inputs the API is never up to date, so the next run tries it again.
    else if (outputs) apis.set(report.name, { inputs: {}, outputs });
  }
  const sorted = [...apis].sort(([a], [b]) => compareText(a, b));
  // A partial run keeps the old tools, so that the next run also regenerates the other APIs.
  const tools = plan.isPartial ? (lock?.tools ?? plan.tools) : plan.tools;
  return { version: 1, tools, apis: Object.fromEntries(sorted) };
}

export function printLock(lock: Lock): string {
  return `${JSON.stringify(lock, null, 2)}\n`;
}
