import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CommandError } from "../shared/command.ts";
import { messageOf } from "../shared/error-message.ts";

/** Contains the ID of the process that writes to the output directory. */
export const RUNNING_FILE = ".running";

const MAX_WAIT = 60_000;
const INTERVAL = 100;

/**
 * Waits until no other run writes to the output directory, and claims it for this run. Returns a function that releases
 * it. A killed run leaves its file behind, so the file of a process that no longer exists is ignored.
 */
export async function waitForOtherRuns(
  out: string,
  print: (text: string) => void,
): Promise<() => void> {
  const path = join(out, RUNNING_FILE);
  createDirectory(out);
  for (let waited = 0; !tryToClaim(path); waited += INTERVAL) {
    const owner = readOwner(path);
    if (owner && !isAlive(owner)) rmSync(path, { force: true });
    else if (waited >= MAX_WAIT) {
      throw new CommandError(
        `Another run (process ${owner}) is still writing to ${out} after ${MAX_WAIT / 1000} s. Run the command again when it has ended.`,
      );
    } else if (waited === 0) {
      print(`Waiting for another run (process ${owner}) that writes to ${out}.\n`);
    }
    await sleep(INTERVAL);
  }
  const release = () => rmSync(path, { force: true });
  process.once("exit", release);
  return () => {
    process.off("exit", release);
    release();
  };
}

function createDirectory(directory: string): void {
  try {
    if (existsSync(directory)) return;
    // The recursive option of mkdirSync never returns if a parent can neither be created nor seen.
    if (dirname(directory) !== directory) createDirectory(dirname(directory));
    mkdirSync(directory);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw writeError(directory, error);
  }
}

function tryToClaim(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw writeError(path, error);
  }
}

function writeError(path: string, error: unknown): CommandError {
  return new CommandError(`Cannot write to ${path}: ${messageOf(error)}. Nothing was changed.`);
}

/** Returns 0 if the other run has not written its ID yet, and `undefined` if the file no longer exists. */
function readOwner(path: string): number | undefined {
  try {
    return Number(readFileSync(path, "utf8")) || 0;
  } catch {
    return undefined;
  }
}

function isAlive(processId: number): boolean {
  try {
    // Signal 0 only tests whether the process exists.
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // The process exists, but belongs to another user.
    return hasCode(error, "EPERM");
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
