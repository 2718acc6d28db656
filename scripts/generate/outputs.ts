import {
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, posix } from "node:path";
import { CommandError } from "../shared/command.ts";
import { messageOf } from "../shared/error-message.ts";
import { assertDirectory, assertReplaceable, readGenerated } from "./replaceable.ts";
import { listFiles, removePrevious, stagingDirectories } from "./staging.ts";

/** The text of each generated file, by its path relative to the output directory: `api/types.d.ts`. */
export type Outputs = Map<string, string>;

interface Replacement {
  outputs: Outputs;
  /** Files of an earlier run. Those that are not among the outputs are removed. */
  obsolete: string[];
}

/**
 * Writes all files of an API or none of them, and returns the paths that changed. A reader sees the files of one run: the
 * API's directory is replaced as a whole, by two renames. It is missing between them, and a run that is killed there is
 * undone by the next run (see staging.ts). Files that no run generated stay.
 */
export function replaceOutputs(
  out: string,
  api: string,
  { outputs, obsolete }: Replacement,
): string[] {
  const directory = join(out, api);
  const { partial, previous } = stagingDirectories(out, api);
  try {
    assertDirectory(out);
    assertReplaceable(directory, outputs);
    const changed = [...outputs].filter(([file, text]) => readGenerated(join(out, file)) !== text);
    const surplus = obsolete.filter(
      (file) => isOf(api, file) && !outputs.has(file) && isFile(join(out, file)),
    );
    if (changed.length === 0 && surplus.length === 0) return [];
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial);
    for (const [file, text] of outputs) writeInto(partial, file.slice(api.length + 1), text);
    putInPlace(out, api);
    if (existsSync(previous)) removePrevious(out, api, obsolete);
    return [...changed.map(([file]) => file), ...surplus].sort();
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    const state = existsSync(previous)
      ? `The next run removes ${previous}.`
      : `No file of ${api} was changed.`;
    throw new CommandError(`Cannot write to ${out}: ${messageOf(error)}. ${state}`);
  }
}

/** The obsolete files come from the lock file, which could have been edited to name any path. */
function isOf(api: string, file: string): boolean {
  return file === posix.normalize(file) && file.startsWith(`${api}/`);
}

function putInPlace(out: string, api: string): void {
  const directory = join(out, api);
  const { partial, previous } = stagingDirectories(out, api);
  const isNew = !existsSync(directory);
  if (!isNew) renameSync(directory, previous);
  try {
    renameSync(partial, directory);
  } catch (error) {
    if (!isNew) renameSync(previous, directory);
    throw error;
  }
}

function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === false;
}

function writeInto(directory: string, file: string, text: string): void {
  mkdirSync(dirname(join(directory, file)), { recursive: true });
  writeFileSync(join(directory, file), text);
}

/** The files of an output directory, without those that an interrupted run left. */
export function listOutputs(out: string): string[] {
  return existsSync(out)
    ? listFiles(realpathSync(out)).filter((file) => !file.startsWith("."))
    : [];
}
