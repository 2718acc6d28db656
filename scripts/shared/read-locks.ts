import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { reasonToRefuseApi } from "./file-names.ts";
import { readFormerLocks } from "./former-lock.ts";
import { readLockedApi, type Locks } from "./lock-file.ts";

/** Each API has its own lock file, so that two branches that change different APIs merge without a conflict. */
export function readLocks(out: string): Locks {
  const entries = existsSync(out) ? readdirSync(out, { withFileTypes: true }) : [];
  const locks = readFormerLocks(out);
  for (const entry of entries) {
    if (!entry.isDirectory() || reasonToRefuseApi(entry.name)) continue;
    const locked = readLockedApi(join(out, entry.name), entry.name);
    if (locked) locks[entry.name] = locked;
  }
  return locks;
}
