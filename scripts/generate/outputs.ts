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
import { messageOf } from "../shared/error-message.ts";
import { moveIntoPlace, stagingDirectories, SURPLUS_FILE } from "./staging.ts";

/** The text of each generated file, by its path relative to the output directory. */
export type Outputs = Map<string, string>;

interface Replacement {
  outputs: Outputs;
  /** Files of an earlier run. Those that are not among the outputs are removed. */
  obsolete: string[];
}

/**
 * Writes all files of an API or none of them, and returns the paths that changed. The files are first written to a
 * staging directory. Renaming that directory decides the run: before it, an interrupted run is discarded; after it, the
 * next run completes it (see staging.ts).
 */
export function replaceOutputs(
  out: string,
  api: string,
  { outputs, obsolete }: Replacement,
): string[] {
  const { partial, complete } = stagingDirectories(out, api);
  try {
    for (const file of outputs.keys()) assertReplaceable(join(out, file));
    const changed = [...outputs].filter(([file, text]) => readIfExists(join(out, file)) !== text);
    const surplus = obsolete.filter(
      (file) => isInside(api, file) && !outputs.has(file) && existsSync(join(out, file)),
    );
    if (changed.length === 0 && surplus.length === 0) return [];
    rmSync(partial, { recursive: true, force: true });
    for (const [file, text] of changed) writeInto(partial, file, text);
    writeInto(partial, SURPLUS_FILE, JSON.stringify(surplus));
    renameSync(partial, complete);
    moveIntoPlace(out, complete);
    return [...changed.map(([file]) => file), ...surplus].sort();
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    const state = existsSync(complete)
      ? `The next run writes the remaining files from ${complete}.`
      : `No file of ${api} was changed.`;
    throw new CommandError(`Cannot write to ${out}: ${messageOf(error)}. ${state}`);
  }
}

/** The obsolete files come from the lock file, which could have been edited to name any path. */
function isInside(api: string, file: string): boolean {
  return file === normalize(file) && file.startsWith(`${api}/`);
}

/** Runs before anything is written, because a failure in the middle would leave some of the files replaced. */
function assertReplaceable(path: string): void {
  if (existsSync(path) && !statSync(path).isFile()) throw new Error(`${path} is not a file`);
  const directory = dirname(path);
  if (!existsSync(directory)) return;
  if (!statSync(directory).isDirectory()) throw new Error(`${directory} is not a directory`);
  accessSync(directory, constants.W_OK);
}

function writeInto(directory: string, file: string, text: string): void {
  mkdirSync(dirname(join(directory, file)), { recursive: true });
  writeFileSync(join(directory, file), text);
}

function readIfExists(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

/** The files of an output directory, without those that an interrupted run left. */
export function listOutputs(out: string): string[] {
  if (!existsSync(out)) return [];
  return readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(out, "/").length))
    .filter((file) => !file.startsWith("."))
    .sort();
}
