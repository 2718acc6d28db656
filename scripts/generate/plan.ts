import { existsSync } from "node:fs";
import { join } from "node:path";
import { assertDirectories } from "../shared/check-directories.ts";
import { listProjectApis } from "../shared/project-apis.ts";
import { hasFormerLock } from "../shared/former-lock.ts";
import { isUpToDate, type LockedApi, type Locks } from "../shared/lock-file.ts";
import { isForeign, writesSources } from "../shared/project.ts";
import { readLocks } from "../shared/read-locks.ts";
import { isInShard, type Shard } from "../shared/shard.ts";
import { hasSameTools, readTools } from "../shared/tools.ts";
import type { Formatter } from "./formatter.ts";
import { hasInterruptedRun } from "./interrupted-run.ts";
import type { StartedApi } from "./start-api.ts";

/** The work of one run of `generate`. */
export interface Plan {
  specs: string;
  out: string;
  format: string;
  check: boolean;
  /** Whether to generate all files again, also those that are up to date. */
  force?: boolean;
  /** Whether to leave out `sources.json`. The configuration can say so too. */
  noSources?: boolean;
  /** Whether the command line names some of the APIs, or the pages of another project. Files of other APIs then stay. */
  isPartial: boolean;
  /** The part of the APIs that this run processes. By default it processes all. */
  shard?: Shard | undefined;
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
  /** Called with each API before its types are generated and its document is linted. */
  onBuilt?: (run: StartedApi) => void;
}

export interface RunOptions {
  specs: string;
  out: string;
  format: string;
  check: boolean;
  /** Whether to generate all files again, also those that are up to date. */
  force?: boolean;
  noSources?: boolean;
  /** Only the APIs of this part are processed. */
  shard?: Shard | undefined;
  /** The APIs to process. An empty list means all APIs. */
  wanted: string[];
}

/** Compares hashes only, so that a run with nothing to do ends at once. */
export function planRun(options: RunOptions): Plan {
  const { specs, out, format, check, force = false, wanted, shard, noSources = false } = options;
  assertDirectories(specs, out);
  const isOfShard = (api: string) => isInShard(api, shard);
  const found = listProjectApis({ specs, out }, wanted).filter(isOfShard);
  const locks = readLocks(out);
  const tools = readTools();
  const isPartial = wanted.length > 0 || isForeign({ specs, out });
  // A check and a JSON report must contain every API. The text report may leave out those that would not change.
  const canSkip = !check && !force && format === "text";
  const skipped = found.filter(
    (api) =>
      canSkip &&
      hasSameTools(locks[api], tools) &&
      hasSources(api, locks[api]) === writesSources(noSources) &&
      isUpToDate({ specs, out }, api, locks[api]),
  );
  const apis = found.filter((api) => !skipped.includes(api));
  const known = Object.keys(locks).filter(isOfShard);
  const removed = isPartial ? [] : known.filter((api) => !existsSync(join(specs, api)));
  const interrupted = hasInterruptedRun(out) || hasFormerLock(out);
  return {
    specs,
    out,
    format,
    check,
    force,
    noSources,
    isPartial,
    shard,
    apis,
    skipped,
    removed,
    interrupted,
    locks,
    tools,
  };
}

/** Whether the last run wrote `sources.json`. */
function hasSources(api: string, locked: LockedApi | undefined): boolean {
  return Object.hasOwn(locked?.outputs ?? {}, `${api}/sources.json`);
}

export function hasNothingToDo({ check, format, apis, removed, interrupted }: Plan): boolean {
  if (check || format !== "text") return false;
  return apis.length === 0 && removed.length === 0 && !interrupted;
}
