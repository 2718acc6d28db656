import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "./command.ts";
import { inputFiles } from "./folders.ts";
import { hashInput, sha256, type LockedInput } from "./hashes.ts";

/** `lock.json`: what the generated files were made from, by what, and what they are. */
export interface Lock {
  version: 1;
  tools: Record<string, string>;
  apis: Record<string, LockedApi>;
}

export interface LockedApi {
  inputs: Record<string, LockedInput>;
  outputs: Record<string, string>;
}

const LOCK_VERSION = 1;
export const LOCK_FILE = "lock.json";

export function readLock(out: string): Lock | undefined {
  const path = join(out, LOCK_FILE);
  if (!existsSync(path)) return undefined;
  let lock: Partial<Lock>;
  try {
    lock = JSON.parse(readFileSync(path, "utf8")) as Partial<Lock>;
  } catch {
    return undefined; // As good as none: the run that follows writes it anew.
  }
  if (typeof lock?.version === "number" && lock.version > LOCK_VERSION) {
    throw new CommandError(
      `${path} was written by a newer version of this project. Run \`npm ci\`, or pull the project again.`,
    );
  }
  return isLock(lock) ? lock : undefined;
}

/** A lock that was edited or merged by hand is as good as none. */
function isLock(lock: Partial<Lock> | null): lock is Lock {
  if (lock?.version !== LOCK_VERSION || !lock.tools || !lock.apis) return false;
  return Object.values(lock.apis).every((api) => api?.inputs && api.outputs);
}

/** Whether an API's inputs and outputs are those that the lock names. */
export function isUpToDate(
  specs: string,
  out: string,
  api: string,
  locked: LockedApi | undefined,
): boolean {
  if (!locked) return false;
  const inputs = inputFiles(specs, api);
  return (
    inputs.length === Object.keys(locked.inputs).length &&
    inputs.every((file) => isUnchanged(join(specs, file), locked.inputs[file])) &&
    Object.entries(locked.outputs).every(([file, hash]) => hashFile(join(out, file)) === hash)
  );
}

function isUnchanged(path: string, locked: LockedInput | undefined): boolean {
  const bytes = readIfFile(path);
  if (!locked || !bytes) return false;
  return hashInput(bytes, locked.placeholders ?? []) === locked.sha256;
}

function hashFile(path: string): string | undefined {
  const bytes = readIfFile(path);
  return bytes && sha256(bytes);
}

function readIfFile(path: string): Buffer | undefined {
  return existsSync(path) && statSync(path).isFile() ? readFileSync(path) : undefined;
}
