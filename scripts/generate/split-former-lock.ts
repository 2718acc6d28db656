import { lstatSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "../shared/command.ts";
import { messageOf } from "../shared/error-message.ts";
import { hasFormerLock, readFormerLocks } from "../shared/former-lock.ts";
import { LOCK_FILE, lockFileOf, type LockedApi } from "../shared/lock-file.ts";
import { printLock } from "./lock-output.ts";
import { stagingDirectories } from "./staging.ts";

/** Replaces the common lock file of an older version by one per API. Can be repeated if it was interrupted. */
export function splitFormerLock(out: string): void {
  if (!hasFormerLock(out)) return;
  const path = join(out, LOCK_FILE);
  try {
    for (const [api, locked] of Object.entries(readFormerLocks(out))) writeLock(out, api, locked);
    rmSync(path);
  } catch (error) {
    throw new CommandError(`Cannot replace ${path}: ${messageOf(error)}`);
  }
}

function writeLock(out: string, api: string, locked: LockedApi): void {
  const target = join(out, lockFileOf(api));
  const isDirectory = lstatSync(join(out, api), { throwIfNoEntry: false })?.isDirectory();
  if (!isDirectory || lstatSync(target, { throwIfNoEntry: false })) return;
  const { partial } = stagingDirectories(out, api);
  rmSync(partial, { recursive: true, force: true });
  writeFileSync(partial, printLock(locked), { flag: "wx" });
  renameSync(partial, target);
}
