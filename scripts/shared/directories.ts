import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { commandLine } from "./command-line.ts";
import { CommandError, UsageError } from "./command.ts";
import { messageOf } from "./error-message.ts";
import { findClash, reasonToRefuseApi } from "./file-names.ts";
import { isCompiled } from "./own-package.ts";
import { fromRoot, specsName } from "./project.ts";

/** The names of the wanted APIs, or of all APIs if no name is wanted. Each API is a directory in `specs`. */
export function listApis(specs: string, wanted: string[]): string[] {
  assertSpecs(specs);
  const names = listDirectories(specs);
  if (names.length === 0) {
    const example = join(specs, "<api>", "pages");
    throw new UsageError(`${specs} contains no API. Put the vendor's pages into ${example}.`);
  }
  const missing = wanted.find((name) => !names.includes(name));
  if (missing !== undefined) {
    throw new UsageError(
      `The directory ${join(specs, missing)} does not exist. Known APIs: ${names.join(", ")}.`,
    );
  }
  const chosen = wanted.length === 0 ? names : names.filter((name) => wanted.includes(name));
  for (const name of chosen) assertApiName(specs, name, names);
  return chosen;
}

/** The sorted names of the directories in a directory. */
export function listDirectories(directory: string): string[] {
  return readDirectory(directory).filter((name) =>
    statSync(join(directory, name), { throwIfNoEntry: false })?.isDirectory(),
  );
}

/** A wrong directory is a mistake on the command line. */
export function assertSpecs(specs: string, option = "specs"): void {
  if (statSync(specs, { throwIfNoEntry: false })?.isDirectory()) return;
  if (isCompiled && !existsSync(specs) && specs === fromRoot(specsName())) {
    throw new UsageError(
      `There is no directory ${specs}. Create it with \`${commandLine("init")}\`, or pass the directory of the pages with --${option}.`,
    );
  }
  throw new UsageError(
    `${specs} is not a directory. Pass the directory of the pages with --${option}.`,
  );
}

/** Throws if an API has a name that cannot exist on every disk, or beside the other APIs. */
export function assertApiName(specs: string, name: string, others: string[]): void {
  const reason = reasonToRefuseApi(name);
  if (reason !== undefined) {
    throw new CommandError(
      `The API ${JSON.stringify(name)} in ${specs} is refused: ${reason}. Rename it.`,
    );
  }
  const clash = others.find((other) => other !== name && findClash([name, other]));
  if (clash === undefined) return;
  throw new CommandError(
    `The APIs ${JSON.stringify(clash)} and ${JSON.stringify(name)} in ${specs} are one directory on a disk that ignores case. Rename one of them.`,
  );
}

/** The sorted names in a directory, without hidden files. */
export function readDirectory(directory: string): string[] {
  try {
    return readdirSync(directory)
      .filter((name) => !name.startsWith("."))
      .sort();
  } catch (error) {
    throw new CommandError(
      `Cannot read the directory ${directory}: ${messageOf(error)}`,
      directory,
    );
  }
}
