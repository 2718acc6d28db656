import { existsSync } from "node:fs";
import { join } from "node:path";
import { assertDirectories } from "../shared/check-directories.ts";
import { listApis } from "../shared/directories.ts";
import { hasFormerLock } from "../shared/former-lock.ts";
import { isUpToDate, type Locks } from "../shared/lock-file.ts";
import { readLocks } from "../shared/read-locks.ts";
import { readTools } from "../shared/tools.ts";
import type { Formatter } from "./formatter.ts";
import { hasInterruptedRun } from "./interrupted-run.ts";

/** The work of one run of `generate`. */
export interface Plan {
  specs: string;
  out: string;
  format: string;
  check: boolean;
  /** Whether the command line names some of the APIs. */
  isPartial: boolean;
  /** The APIs to generate. */
  apis: string[];
  /** The APIs that are up to date. */
  skipped: string[];
  /** The APIs whose directory no longer exists. Their generated files are removed. */
  removed: string[];
  /** Whether an earlier run was interrupted and has to be finished, or left a lock file of an older version. */
  interrupted: boolean;
  locks: Locks;
  tools: Record<string, string>;
  /** A formatter to reuse. By default the run creates one. */
  formatter?: Formatter;
}

export interface RunOptions {
  specs: string;
  out: string;
  format: string;
  check: boolean;
  /** Whether to generate all files again, also those that are up to date. */
  force?: boolean;
  /** The APIs to process. An empty list means all APIs. */
  wanted: string[];
}

/** Compares hashes only, so that a run with nothing to do ends at once. */
export function planRun(options: RunOptions): Plan {
  const { specs, out, format, check, force, wanted } = options;
  assertDirectories(specs, out);
  const found = listApis(specs, wanted);
  const locks = readLocks(out);
  const tools = readTools();
  const isPartial = wanted.length > 0;
  // A check and a JSON report must contain every API. The text report may leave out those that would not change.
  const canSkip = !check && !force && format === "text";
  const hasSameTools = (api: string) => JSON.stringify(locks[api]?.tools) === JSON.stringify(tools);
  const skipped = found.filter(
    (api) => canSkip && hasSameTools(api) && isUpToDate({ specs, out }, api, locks[api]),
  );
  const apis = found.filter((api) => !skipped.includes(api));
  const known = Object.keys(locks);
  const removed = isPartial ? [] : known.filter((api) => !existsSync(join(specs, api)));
  const interrupted = hasInterruptedRun(out) || hasFormerLock(out);
  return {
    specs,
    out,
    format,
    check,
    isPartial,
    apis,
    skipped,
    removed,
    interrupted,
    locks,
    tools,
  };
}

export function hasNothingToDo({ check, format, apis, removed, interrupted }: Plan): boolean {
  if (check || format !== "text") return false;
  return apis.length === 0 && removed.length === 0 && !interrupted;
}
