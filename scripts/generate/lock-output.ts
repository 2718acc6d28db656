import { LOCK_VERSION, lockFileOf, type LockedApi } from "../shared/lock-file.ts";
import type { Outputs } from "./outputs.ts";
import type { ApiRun } from "./run-apis.ts";

/** The files of a run, with the lock file that describes them. */
export function outputsWithLock(
  { report, outputs, locked }: ApiRun,
  tools: LockedApi["tools"],
): Outputs | undefined {
  if (!outputs || !locked) return outputs;
  const lock = printLock({ version: LOCK_VERSION, tools, ...locked });
  return new Map([...outputs, [lockFileOf(report.name), lock]]);
}

export function printLock(lock: LockedApi): string {
  return `${JSON.stringify(lock, null, 2)}\n`;
}
