import { lstatSync } from "node:fs";
import { join } from "node:path";
import { reasonToRefuseApi } from "./file-names.ts";
import { isLockedApi, LOCK_FILE, LOCK_VERSION, type LockedFiles, type Locks } from "./lock-file.ts";
import { readTextFile } from "./read-file.ts";

/** Older versions kept one lock file for all APIs in the output directory. */
interface FormerLock {
  version: 1;
  tools: Record<string, string>;
  apis: Record<string, LockedFiles>;
}

export function hasFormerLock(out: string): boolean {
  return lstatSync(join(out, LOCK_FILE), { throwIfNoEntry: false })?.isDirectory() === false;
}

/** The former lock file in the form of today. Empty if it is missing or damaged. */
export function readFormerLocks(out: string): Locks {
  // Without a prototype, so that an API may have a name such as `constructor`.
  const locks = Object.create(null) as Locks; // filled with the APIs
  const former = hasFormerLock(out) ? tryToRead(join(out, LOCK_FILE)) : undefined;
  if (former?.version !== 1 || !former.apis) return locks;
  for (const [api, files] of Object.entries(former.apis)) {
    const locked = { ...files, version: LOCK_VERSION, tools: former.tools ?? {} };
    if (!reasonToRefuseApi(api) && isLockedApi(api, locked)) locks[api] = locked;
  }
  return locks;
}

function tryToRead(path: string): Partial<FormerLock> | undefined {
  try {
    return JSON.parse(readTextFile(path)) as Partial<FormerLock> | undefined; // checked by the caller
  } catch {
    return undefined;
  }
}
