import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { CommandError } from "../shared/command.ts";
import { messageOf } from "../shared/error-message.ts";
import { reasonToRefuseApi } from "../shared/file-names.ts";
import { readFormerLocks } from "../shared/former-lock.ts";
import { lockedFiles, readLockedApi } from "../shared/lock-file.ts";
import { toSlashes } from "../shared/slashes.ts";

/** `.api.partial` or `.api.previous`. Earlier versions of this project also left `.api.complete`. */
const STAGING = /^\.(.+)\.(partial|complete|previous)$/;

/**
 * The new files of an API are collected in `partial`. Two renames put them in place: that of the API's directory to
 * `previous`, and that of `partial` to the API's directory.
 */
export function stagingDirectories(out: string, api: string) {
  return { partial: join(out, `.${api}.partial`), previous: join(out, `.${api}.previous`) };
}

/** The directories that an interrupted run left. A name that no run of this project gives is not one of them. */
export function listLeftovers(out: string): string[] {
  if (!existsSync(out)) return [];
  return readdirSync(out).filter((name) => apiOf(name) !== undefined);
}

function apiOf(name: string): string | undefined {
  const api = STAGING.exec(name)?.[1];
  return api === undefined || reasonToRefuseApi(api) !== undefined ? undefined : api;
}

/** Brings each API back to the files of one run: to the previous ones if the new ones are not in place. */
export function finishInterruptedRuns(out: string): void {
  for (const name of listLeftovers(out)) {
    const path = join(out, name);
    try {
      if (name.endsWith(".previous")) finishReplacement(out, apiOf(name) ?? "");
      else rmSync(path, { recursive: true, force: true });
    } catch (error) {
      throw new CommandError(
        `Cannot finish the interrupted run that left ${path}: ${messageOf(error)}. Remove it by hand.`,
      );
    }
  }
}

function finishReplacement(out: string, api: string): void {
  const { previous } = stagingDirectories(out, api);
  if (existsSync(join(out, api))) removePrevious(out, api, previousOutputs(out, api));
  else if (lstatSync(previous).isDirectory()) renameSync(previous, join(out, api));
  else rmSync(previous);
}

/** The generated ones among the previous files of an API. */
function previousOutputs(out: string, api: string): string[] {
  const { previous } = stagingDirectories(out, api);
  return lockedFiles(api, readLockedApi(previous, api) ?? readFormerLocks(out)[api]);
}

/**
 * Removes the previous files of an API, after those that no run generated are moved to the new ones. Removes the API's
 * directory if it is empty then. Can be repeated if it was interrupted.
 */
export function removePrevious(out: string, api: string, generated: readonly string[]): void {
  const { partial, previous } = stagingDirectories(out, api);
  const directory = join(out, api);
  for (const file of listFiles(previous)) {
    const target = join(directory, file);
    if (generated.includes(`${api}/${file}`) || existsSync(target)) continue;
    mkdirSync(dirname(target), { recursive: true });
    renameSync(join(previous, file), target);
  }
  if (readdirSync(directory).length === 0) rmdirSync(directory);
  // The rename comes first, so that a directory with only some of its files is never put back.
  renameSync(previous, partial);
  rmSync(partial, { recursive: true, force: true });
}

/** The paths of all entries that are not directories, with `/` between their parts. Links are not followed. */
export function listFiles(directory: string): string[] {
  const stats = lstatSync(directory, { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(directory, "/").length))
    .map(toSlashes)
    .sort();
}
