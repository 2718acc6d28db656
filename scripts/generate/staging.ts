import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { CommandError } from "../shared/command.ts";
import { messageOf } from "../shared/error-message.ts";
import { RUNNING_FILE } from "./exclusive-run.ts";

/** Lists the files to remove when the new files are moved into place. */
export const SURPLUS_FILE = ".surplus.json";

const PARTIAL = /^\..+\.partial$/;
const COMPLETE = /^\..+\.complete$/;

/** Files are collected in `partial`. It is renamed to `complete` when it has all of them. */
export function stagingDirectories(out: string, api: string) {
  return { partial: join(out, `.${api}.partial`), complete: join(out, `.${api}.complete`) };
}

/** Moves the files of complete staging directories into place, and removes partial ones. */
export function finishInterruptedRuns(out: string): void {
  if (!existsSync(out)) return;
  for (const name of readdirSync(out)) {
    const path = join(out, name);
    try {
      if (PARTIAL.test(name)) rmSync(path, { recursive: true, force: true });
      if (COMPLETE.test(name)) moveIntoPlace(out, path);
    } catch (error) {
      throw new CommandError(
        `Cannot finish the interrupted run that left ${path}: ${messageOf(error)}.`,
      );
    }
  }
}

/** Whether a run was interrupted and left files that have to be moved or removed. */
export function hasInterruptedRun(out: string): boolean {
  if (!existsSync(out)) return false;
  if (!statSync(out).isDirectory()) {
    throw new CommandError(`${out} is not a directory. Pass a directory with --out.`);
  }
  return readdirSync(out).some(
    (name) => PARTIAL.test(name) || COMPLETE.test(name) || name === RUNNING_FILE,
  );
}

/** Can be repeated if it was interrupted. */
export function moveIntoPlace(out: string, complete: string): void {
  const surplus = readSurplus(join(complete, SURPLUS_FILE));
  for (const entry of readdirSync(complete, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === SURPLUS_FILE) continue;
    const file = join(entry.parentPath, entry.name).slice(complete.length + 1);
    mkdirSync(dirname(join(out, file)), { recursive: true });
    renameSync(join(entry.parentPath, entry.name), join(out, file));
  }
  for (const file of surplus) removeFile(out, file);
  rmSync(complete, { recursive: true });
}

function readSurplus(path: string): string[] {
  if (!existsSync(path)) return [];
  return JSON.parse(readFileSync(path, "utf8")) as string[]; // written by outputs.ts
}

/** Also removes the file's directory if that is empty now. */
function removeFile(out: string, file: string): void {
  rmSync(join(out, file), { force: true });
  const directory = dirname(join(out, file));
  if (directory === out || !existsSync(directory)) return;
  if (readdirSync(directory).length === 0) rmdirSync(directory);
}
