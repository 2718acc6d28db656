import { join, posix } from "node:path";
import { CommandError } from "./command.ts";
import { hashInput, hashText, type LockedInput } from "./hashes.ts";
import { listInputFiles } from "./input-files.ts";
import { isCompiled } from "./own-package.ts";
import { readRegularFile, readTextFile } from "./read-file.ts";

/** The hashes of an API's input files and generated files. */
export interface LockedFiles {
  inputs: Record<string, LockedInput>;
  outputs: Record<string, string>;
  /** The counts of the last run. Absent in the files of older versions. */
  counts?: LockedCounts;
}

/** `lock.json` of an API: its hashes, and the versions of the tools that generated its files. */
export interface LockedApi extends LockedFiles {
  version: number;
  tools: Record<string, string>;
}

/** By the name of the API. */
export type Locks = Record<string, LockedApi>;

export interface LockedCounts {
  pages: number;
  operations: number;
  changes: number;
}

const UPDATE = isCompiled ? "Update the package." : "Update the project and run `npm ci`.";

export const LOCK_VERSION = 2;
export const LOCK_FILE = "lock.json";

/** The path of an API's lock file relative to the output directory. */
export function lockFileOf(api: string): string {
  return `${api}/${LOCK_FILE}`;
}

/** Returns `undefined` for a lock file that is missing or damaged. The next run writes a new one. */
export function readLockedApi(directory: string, api: string): LockedApi | undefined {
  const path = join(directory, LOCK_FILE);
  let lock: Partial<LockedApi> | null;
  try {
    lock = JSON.parse(readTextFile(path)) as Partial<LockedApi> | null; // checked below
  } catch {
    return undefined;
  }
  if (typeof lock?.version === "number" && lock.version > LOCK_VERSION) {
    throw new CommandError(
      `${path} was written by a newer version of ${isCompiled ? "openapi-pages" : "this project"}. ${UPDATE}`,
    );
  }
  return isLockedApi(api, lock) ? lock : undefined;
}

/**
 * The file may have been edited or merged by hand. Outputs outside of the API's directory would be removed like those in
 * it.
 */
export function isLockedApi(api: string, lock: Partial<LockedApi> | null): lock is LockedApi {
  if (!lock?.version || !lock.tools || !lock.inputs || !lock.outputs) return false;
  return Object.keys(lock.outputs).every(
    (file) => file === posix.normalize(file) && file.startsWith(`${api}/`),
  );
}

/** The generated files of an API, with its lock file. Empty if the API has no lock file. */
export function lockedFiles(api: string, locked: LockedFiles | undefined): string[] {
  return locked ? [...Object.keys(locked.outputs), lockFileOf(api)] : [];
}

interface Directories {
  specs: string;
  out: string;
}

/** Whether the inputs and outputs of an API still have the hashes of the lock file. */
export function isUpToDate(
  { specs, out }: Directories,
  api: string,
  locked: LockedApi | undefined,
): boolean {
  if (!locked || !hasSameInputs(specs, api, locked)) return false;
  return Object.entries(locked.outputs).every(([file, hash]) => hashFile(join(out, file)) === hash);
}

/** Whether the inputs of an API still have the hashes of the lock file. */
export function hasSameInputs(specs: string, api: string, locked: LockedApi): boolean {
  const inputs = listInputFiles(specs, api);
  return (
    inputs.length === Object.keys(locked.inputs).length &&
    inputs.every((file) => isUnchanged(join(specs, file), locked.inputs[file]))
  );
}

function isUnchanged(path: string, locked: LockedInput | undefined): boolean {
  const bytes = readIfFile(path);
  if (!locked || !bytes) return false;
  const { placeholders = [] } = locked;
  return Array.isArray(placeholders) && hashInput(bytes, placeholders) === locked.sha256;
}

function hashFile(path: string): string | undefined {
  const bytes = readIfFile(path);
  return bytes && hashText(bytes);
}

function readIfFile(path: string): Buffer | undefined {
  try {
    return readRegularFile(path);
  } catch {
    return undefined;
  }
}
