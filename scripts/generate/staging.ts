import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { CommandError } from "../shared/command.ts";
import { reasonOf } from "../shared/folders.ts";
import { RUN_MARK } from "./run-lock.ts";

/** Names the files that go when the others are put in place. */
export const SURPLUS_FILE = ".surplus.json";

export function stagingFolders(out: string, api: string) {
  return { partial: join(out, `.${api}.partial`), complete: join(out, `.${api}.complete`) };
}

/** Ends what an interrupted run began: files that were complete are put in place, others are dropped. */
export function recover(out: string): void {
  if (!existsSync(out)) return;
  for (const name of readdirSync(out)) {
    const path = join(out, name);
    try {
      if (PARTIAL.test(name)) rmSync(path, { recursive: true, force: true });
      if (COMPLETE.test(name)) finish(out, path);
    } catch (error) {
      throw new CommandError(
        `Cannot finish what an interrupted run left in ${path}: ${reasonOf(error)}.`,
      );
    }
  }
}

const PARTIAL = /^\..+\.partial$/;
const COMPLETE = /^\..+\.complete$/;

/** Whether a run that was killed left something to finish or to drop. */
export function hasLeftovers(out: string): boolean {
  return (
    existsSync(out) &&
    readdirSync(out).some((name) => PARTIAL.test(name) || COMPLETE.test(name) || name === RUN_MARK)
  );
}

/** Puts the files of a complete folder in place; may be done again when it was interrupted. */
export function finish(out: string, complete: string): void {
  const surplusFile = join(complete, SURPLUS_FILE);
  const surplus = existsSync(surplusFile)
    ? (JSON.parse(readFileSync(surplusFile, "utf8")) as string[])
    : [];
  for (const entry of readdirSync(complete, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === SURPLUS_FILE) continue;
    const file = join(entry.parentPath, entry.name).slice(complete.length + 1);
    mkdirSync(dirname(join(out, file)), { recursive: true });
    renameSync(join(entry.parentPath, entry.name), join(out, file));
  }
  for (const file of surplus) removeFile(out, file);
  rmSync(complete, { recursive: true });
}

function removeFile(out: string, file: string): void {
  rmSync(join(out, file), { force: true });
  const folder = dirname(join(out, file));
  if (folder !== out && existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}
