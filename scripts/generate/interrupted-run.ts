import { join } from "node:path";
import { nextCommand } from "../shared/command-line.ts";
import { CommandError } from "../shared/command.ts";
import { isAlive, listRunningFiles, readOwner } from "./running-file.ts";
import { listLeftovers } from "./staging.ts";

/** Whether the next run has to tidy up: an earlier run was interrupted, or another one is writing. */
export function hasInterruptedRun(out: string): boolean {
  return listLeftovers(out).length > 0 || listRunningFiles(out).length > 0;
}

/** Throws if the files of an API may be missing because a run was killed. Commands that only read call this. */
export function assertNotInterrupted(out: string): void {
  const [name] = listLeftovers(out);
  const owner = readOwner(out);
  if (name === undefined || (owner !== undefined && isAlive(owner))) return;
  throw new CommandError(
    `A run of generate was interrupted and left ${join(out, name)}. Run \`${nextCommand("generate")}\` to finish it.`,
  );
}
