import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, normalize } from "node:path";
import { CommandError } from "../shared/command.ts";
import { reasonOf } from "../shared/folders.ts";
import { finish, stagingFolders, SURPLUS_FILE } from "./staging.ts";

/** Generated files by their path below the output folder. */
export type Outputs = Map<string, string>;

/**
 * Puts an API's files in place, whole or not at all, and answers the paths that changed. The new files are written to
 * a folder of their own first; giving that folder its second name is the point of no return, after which an
 * interrupted run is finished by the next one (`recover`).
 */
export function commit(out: string, api: string, outputs: Outputs, obsolete: string[]): string[] {
  const { partial, complete } = stagingFolders(out, api);
  try {
    for (const file of outputs.keys()) assertReplaceable(join(out, file));
    const changed = [...outputs].filter(([file, text]) => readIfThere(join(out, file)) !== text);
    const surplus = obsolete.filter(
      (file) => isBelow(api, file) && !outputs.has(file) && existsSync(join(out, file)),
    );
    if (changed.length === 0 && surplus.length === 0) return [];
    rmSync(partial, { recursive: true, force: true });
    for (const [file, text] of changed) writeInto(partial, file, text);
    writeInto(partial, SURPLUS_FILE, JSON.stringify(surplus));
    renameSync(partial, complete);
    finish(out, complete);
    return [...changed.map(([file]) => file), ...surplus].sort();
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    const state = existsSync(complete)
      ? `The next run finishes what ${complete} holds.`
      : `Nothing of ${api} was changed.`;
    throw new CommandError(`Cannot write to ${out}: ${reasonOf(error)}. ${state}`);
  }
}

/** What is obsolete is named by the lock, a file that anyone may edit. */
function isBelow(api: string, file: string): boolean {
  return file === normalize(file) && file.startsWith(`${api}/`);
}

/** Found before the point of no return, since half of the files would be in place after it. */
function assertReplaceable(path: string): void {
  if (existsSync(path) && !statSync(path).isFile()) throw new Error(`${path} is no file`);
  const folder = dirname(path);
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw new Error(`${folder} is no folder`);
  accessSync(folder, constants.W_OK);
}

function writeInto(folder: string, file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

function readIfThere(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

/** The files of an output folder, without what an interrupted run left. */
export function listOutputs(out: string): string[] {
  if (!existsSync(out)) return [];
  return readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(out, "/").length))
    .filter((file) => !file.startsWith("."))
    .sort();
}
