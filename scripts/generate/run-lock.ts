import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CommandError } from "../shared/command.ts";
import { reasonOf } from "../shared/folders.ts";

export const RUN_MARK = ".running";
const PATIENCE = 60_000;
const STEP = 100;

/**
 * Makes this run the only one that writes to a folder; another run waits for its end. A run that was killed leaves its
 * mark behind: one whose process is gone does not count.
 */
export async function holdFolder(out: string, say: (text: string) => void): Promise<() => void> {
  const path = join(out, RUN_MARK);
  createFolder(out);
  for (let waited = 0; !tryHold(path); waited += STEP) {
    const owner = ownerOf(path);
    if (owner && !isAlive(owner)) rmSync(path, { force: true });
    else if (waited >= PATIENCE)
      throw new CommandError(`Another run (process ${owner}) still writes to ${out}.`);
    else if (waited === 0)
      say(`Waiting for another run (process ${owner}) that writes to ${out}.\n`);
    await sleep(STEP);
  }
  const release = () => rmSync(path, { force: true });
  process.once("exit", release);
  return () => {
    process.off("exit", release);
    release();
  };
}

function createFolder(out: string): void {
  try {
    if (existsSync(out)) return;
    // One by one: the recursive call never returns where a file system denies the existence of what it cannot make.
    if (dirname(out) !== out) createFolder(dirname(out));
    mkdirSync(out);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`Cannot write to ${out}: ${reasonOf(error)}. Nothing was changed.`);
  }
}

function tryHold(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw new CommandError(`Cannot write to ${path}: ${reasonOf(error)}. Nothing was changed.`);
  }
}

/** 0 while the file is being written; nothing when it is gone. */
function ownerOf(path: string): number | undefined {
  try {
    return Number(readFileSync(path, "utf8")) || 0;
  } catch {
    return undefined;
  }
}

function isAlive(owner: number): boolean {
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
