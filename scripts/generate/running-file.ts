import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readRegularFile } from "../shared/read-file.ts";

/** Contains the ID of the process that writes to the output directory. */
export const RUNNING_FILE = ".running";

/** Returns the process that writes to the output directory, or `undefined` if the file is missing or damaged. */
export function readOwner(out: string): number | undefined {
  try {
    const text = readRegularFile(join(out, RUNNING_FILE)).toString("latin1");
    return /^[1-9]\d{0,9}$/.test(text) ? Number(text) : undefined;
  } catch {
    return undefined;
  }
}

/** The file of the run that writes, and those of runs that wait, or that were killed while they did. */
export function listRunningFiles(out: string): string[] {
  if (!existsSync(out)) return [];
  return readdirSync(out).filter((name) => /^\.running(?:\.\d+)?$/.test(name));
}

/** Removes the files of runs that were killed. */
export function removeDeadRunningFiles(out: string): void {
  for (const name of listRunningFiles(out)) {
    const owner = Number(name.split(".")[2] ?? NaN);
    if (!Number.isNaN(owner) && !isAlive(owner)) rmSync(join(out, name), { recursive: true });
  }
}

/** Whether the process of another run exists. In a container, a new process can have the ID of a killed one: its own. */
export function isAlive(processId: number): boolean {
  if (processId === process.pid) return false;
  try {
    // Signal 0 only tests whether the process exists.
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // The process exists, but belongs to another user.
    return hasCode(error, "EPERM");
  }
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
