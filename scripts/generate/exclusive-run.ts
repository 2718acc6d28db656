import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CommandError } from "../shared/command.ts";
import { messageOf } from "../shared/error-message.ts";
import { hasCode, isAlive, readOwner, RUNNING_FILE } from "./running-file.ts";

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
    const owner = readOwner(out);
    if (owner === undefined || !isAlive(owner)) {
      rmSync(path, { recursive: true, force: true });
      continue;
    }
    if (waited >= MAX_WAIT) {
      throw new CommandError(
        `Another run (process ${owner}) is still writing to ${out} after ${MAX_WAIT / 1000} s. Run the command again when it has ended, or remove ${path} if process ${owner} is another program.`,
      );
    }
    if (waited === 0) print(`Waiting for another run (process ${owner}) that writes to ${out}.\n`);
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

/** The file appears together with its content, so a file without a process ID is never that of a run that begins. */
function tryToClaim(path: string): boolean {
  const own = `${path}.${process.pid}`;
  try {
    rmSync(own, { recursive: true, force: true });
    writeFileSync(own, String(process.pid), { flag: "wx" });
    createFrom(own, path);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw writeError(path, error);
  } finally {
    rmSync(own, { force: true });
  }
}

/** Some disks have no links. There, another run could see the file before its content. */
function createFrom(own: string, path: string): void {
  try {
    linkSync(own, path);
  } catch (error) {
    if (hasCode(error, "EEXIST") || !existsSync(own)) throw error;
    copyFileSync(own, path, constants.COPYFILE_EXCL);
  }
}

function writeError(path: string, error: unknown): CommandError {
  return new CommandError(`Cannot write to ${path}: ${messageOf(error)}. Nothing was changed.`);
}
