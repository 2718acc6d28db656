import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { HeaderWords } from "../pipeline/report/banner.ts";
import { isCompiled } from "./own-package.ts";

/** The project of the user: the place of its files, and its settings. */
export interface Project {
  /** The absolute path of the directory that holds `specs`. Settings name paths relative to it. */
  root: string;
  /** The configuration file, if the project has one. */
  configFile?: string;
}

/** The directories that a project uses if its configuration does not name others, relative to the root. */
const DIRECTORIES: Record<string, string> = { specs: "specs", out: "generated" };

const CONFIG_FILES = ["ts", "mts", "js", "mjs", "json"].map(
  (extension) => `openapi-pages.config.${extension}`,
);

let current: Project | undefined;

/** The project of this process. Each command works on one. */
export function currentProject(): Project {
  current ??= findProject(process.cwd());
  return current;
}

/**
 * The nearest directory with a configuration file or with `specs`, so that a command works in every directory of a
 * project. The search ends at the root of the git repository. If it finds nothing, a new project begins in `directory`.
 */
export function findProject(directory: string): Project {
  for (const root of directoriesUpwards(directory)) {
    const configFile = CONFIG_FILES.map((name) => join(root, name)).find(existsSync);
    if (configFile !== undefined) return { root, configFile };
    if (existsSync(join(root, "specs"))) return { root };
  }
  return { root: directory };
}

/** The directory and its parents, up to the root of the git repository. */
export function directoriesUpwards(directory: string): string[] {
  const parent = dirname(directory);
  const isLast = parent === directory || existsSync(join(directory, ".git"));
  return isLast ? [directory] : [directory, ...directoriesUpwards(parent)];
}

/** The path of a file of the project, relative to the shell's directory. */
export function fromRoot(path: string): string {
  return relative("", join(currentProject().root, path)) || ".";
}

/** The value of an option that names a directory of the project, if the command line does not. */
export function defaultDirectory(option: string): string | undefined {
  const directory = DIRECTORIES[option];
  return directory === undefined ? undefined : fromRoot(directory);
}

/** The words of the headers. They are the same on every machine and for every package manager. */
export function headerWords(): HeaderWords {
  const [command, quirks] = isCompiled
    ? ["openapi-pages generate", undefined]
    : ["npm run generate", "scripts/quirks"];
  return { command, specs: "specs", quirks };
}
