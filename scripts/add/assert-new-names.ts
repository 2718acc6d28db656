import { existsSync } from "node:fs";
import { join } from "node:path";
import { nextCommand } from "../shared/command-line.ts";
import { CommandError } from "../shared/command.ts";
import { readDirectory } from "../shared/directories.ts";
import { assertPageNames } from "../shared/file-names.ts";
import type { NewPage } from "./read-source.ts";

/** Throws if two pages have one name, or if a page would replace a file. */
export function assertNewNames(newPages: NewPage[], directory: string): void {
  const names = newPages.map(({ name }) => name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) {
    throw new CommandError(
      `Two of the pages have the file name ${repeated}. Save one of them under another name and pass that file.`,
    );
  }
  const others = existsSync(directory) ? readDirectory(directory) : [];
  assertPageNames(directory, [...new Set([...others, ...names])]);
  const taken = newPages.find(({ name }) => existsSync(join(directory, name)));
  if (taken !== undefined) throw new CommandError(describeTaken(taken, directory));
}

function describeTaken({ name, file }: NewPage, directory: string): string {
  const page = join(directory, name);
  if (file === undefined) {
    return `${page} already exists. To download it again, run \`${nextCommand("pull")}\`.`;
  }
  return `${page} already exists. To replace it, copy ${file} over it and run \`${nextCommand("generate")}\`.`;
}
