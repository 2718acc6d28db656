import { existsSync, lstatSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { CommandError, UsageError } from "./command.ts";
import { isInside } from "./is-inside.ts";

/** Refuses directories that a run must not write to, before it writes anything. */
export function assertDirectories(specs: string, out: string): void {
  const stats = lstatSync(out, { throwIfNoEntry: false });
  if (stats?.isSymbolicLink()) {
    throw new CommandError(
      `${out} is a symbolic link, which is not written through. Pass the directory that it leads to with --out.`,
    );
  }
  if (stats && !stats.isDirectory()) {
    throw new CommandError(`${out} is not a directory. Pass a directory with --out.`);
  }
  const [realSpecs, realOut] = [realPathOf(resolve(specs)), realPathOf(resolve(out))];
  // A generated file could replace a page or a hand-written file.
  if (isInside(realSpecs, realOut) || isInside(realOut, realSpecs)) {
    throw new UsageError(
      `--specs and --out must be separate directories, but one of ${specs} and ${out} contains the other`,
    );
  }
}

/** The path without links. Its last parts need not exist yet. */
function realPathOf(path: string): string {
  if (existsSync(path)) return realpathSync.native(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPathOf(parent), basename(path));
}
