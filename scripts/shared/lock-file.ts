import { join, posix } from "node:path";
import { CommandError } from "./command.ts";
import { reasonToRefuseApi } from "./file-names.ts";
import { hashInput, hashText, type LockedInput } from "./hashes.ts";
import { listInputFiles } from "./input-files.ts";
import { readRegularFile, readTextFile } from "./read-file.ts";

/** `lock.json`: hashes of the generated files, of their inputs, and of the tools that generated them. */
export interface Lock {
  version: 1;
  tools: Record<string, string>;
  apis: Record<string, LockedApi>;
}

export interface LockedApi {
  inputs: Record<string, LockedInput>;
  outputs: Record<string, string>;
  /** What the last run found. Absent in the files of older versions. */
  counts?: LockedCounts;
}

export interface LockedCounts {
  pages: number;
  operations: number;
  changes: number;
}

const LOCK_VERSION = 1;
export const LOCK_FILE = "lock.json";

/** Returns `undefined` for a lock file that is missing or damaged. The next run writes a new one. */
export function readLock(out: string): Lock | undefined {
  const path = join(out, LOCK_FILE);
  let lock: Partial<Lock> | null;
  try {
    lock = JSON.parse(readTextFile(path)) as Partial<Lock> | null; // checked below
  } catch {
    return undefined;
  }
  if (typeof lock?.version === "number" && lock.version > LOCK_VERSION) {
    throw new CommandError(
      `${path} was written by a newer version of this project. Update the project and run \`npm ci\`.`,
    );
  }
  if (!isLock(lock)) return undefined;
  // Without a prototype, so that an API may have a name such as `constructor`.
  const apis = Object.assign(Object.create(null) as Lock["apis"], lock.apis); // filled with the APIs
  return { ...lock, apis };
}

/** The file may have been edited or merged by hand. */
function isLock(lock: Partial<Lock> | null): lock is Lock {
  if (lock?.version !== LOCK_VERSION || !lock.tools || !lock.apis) return false;
  return Object.entries(lock.apis).every(
    ([name, api]) => !reasonToRefuseApi(name) && isLockedApi(name, api),
  );
}

/** Outputs outside of the API's directory would be removed like those in it. */
function isLockedApi(name: string, api: Partial<LockedApi> | null): boolean {
  if (!api?.inputs || !api.outputs) return false;
  return Object.keys(api.outputs).every(
    (file) => file === posix.normalize(file) && file.startsWith(`${name}/`),
  );
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
