import { existsSync, lstatSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { CommandError, UsageError } from "./command.ts";
import { assertOut } from "./directories.ts";
import { isInside } from "./is-inside.ts";

/** Refuses directories that a run must not write to, before it writes anything. */
export function assertDirectories(specs: string, out: string): void {
  assertNoLink(out);
  assertOut(out);
  const [realSpecs, realOut] = [realPathOf(resolve(specs)), realPathOf(resolve(out))];
  // A generated file could replace a page or a hand-written file.
  if (isInside(realSpecs, realOut) || isInside(realOut, realSpecs)) {
    throw new UsageError(
      `--specs and --out must be separate directories, but one of ${specs} and ${out} contains the other`,
    );
  }
}

/** Refuses to write to a link, which can lead to any place on the disk. */
export function assertNoLink(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return;
  throw new CommandError(
    `${path} is a symbolic link, which is not written through. Replace the link with the file or directory that it leads to.`,
    path,
  );
}

/** The path without links. Its last parts need not exist yet. */
function realPathOf(path: string): string {
  if (existsSync(path)) return realpathSync.native(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPathOf(parent), basename(path));
}
