import { accessSync, constants, lstatSync } from "node:fs";
import { dirname, join } from "node:path";
import { readRegularFile } from "../shared/read-file.ts";

/** Runs before anything is written. A link could lead to any directory, so it is not written through. */
export function assertReplaceable(directory: string, outputs: ReadonlyMap<string, string>): void {
  if (!assertDirectory(directory)) return;
  accessSync(directory, constants.W_OK);
  for (const file of outputs.keys()) {
    const path = join(dirname(directory), file);
    assertDirectory(dirname(path));
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats?.isDirectory()) throw new Error(`${path} is not a file`);
  }
}

/** Returns whether the directory exists. */
export function assertDirectory(path: string): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isSymbolicLink()) throw new Error(`${path} is a symbolic link, not a directory`);
  if (stats && !stats.isDirectory()) throw new Error(`${path} is not a directory`);
  return stats !== undefined;
}

/** The text of a generated file, or `undefined` if there is something else in its place. */
export function readGenerated(path: string): string | undefined {
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  return readRegularFile(path).toString("utf8");
}
