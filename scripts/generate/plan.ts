import { existsSync } from "node:fs";
import { join } from "node:path";
import { listApis } from "../shared/folders.ts";
import { isUpToDate, readLock, type Lock } from "../shared/lock.ts";
import { readTools } from "../shared/tools.ts";
import type { Formatter } from "./formatter.ts";
import { hasLeftovers } from "./staging.ts";

/** What a run of `generate` has to do. */
export interface Plan {
  specs: string;
  out: string;
  format: string;
  check: boolean;
  /** Whether only some APIs were asked for. */
  isPartial: boolean;
  /** What is to be generated, and what the lock shows to be up to date. */
  apis: string[];
  skipped: string[];
  /** APIs whose folder is gone. */
  removed: string[];
  /** A run that was killed left something to clear away. */
  interrupted: boolean;
  lock: Lock | undefined;
  tools: Record<string, string>;
  /** One that is there already, for a command that stays. */
  formatter?: Formatter;
}

export interface RunOptions {
  specs: string;
  out: string;
  format: string;
  check: boolean;
  /** Only these APIs, when there are any. */
  wanted: string[];
}

/** Reads hashes only: a run with nothing to do ends here. */
export function planRun({ specs, out, format, check, wanted }: RunOptions): Plan {
  const found = listApis(specs, wanted);
  const lock = readLock(out);
  const tools = readTools();
  // Reports and checks want every API; a run for people leaves out what would come out the same.
  const maySkip =
    !check && format === "text" && JSON.stringify(lock?.tools) === JSON.stringify(tools);
  const skipped = maySkip
    ? found.filter((api) => isUpToDate(specs, out, api, lock?.apis[api]))
    : [];
  const known = Object.keys(lock?.apis ?? {});
  const removed = wanted.length > 0 ? [] : known.filter((api) => !existsSync(join(specs, api)));
  const apis = found.filter((api) => !skipped.includes(api));
  const interrupted = hasLeftovers(out);
  return {
    specs,
    out,
    format,
    check,
    isPartial: wanted.length > 0,
    apis,
    skipped,
    removed,
    interrupted,
    lock,
    tools,
  };
}

export function isNothingToDo({ check, format, apis, removed, interrupted }: Plan): boolean {
  const isAll = apis.length === 0 && removed.length === 0 && !interrupted;
  return !check && format === "text" && isAll;
}
