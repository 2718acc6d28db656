import { existsSync } from "node:fs";
import { basename, dirname, join, posix, relative, resolve } from "node:path";
import type { Config } from "../library/config.ts";
import type { BuildInput } from "../pipeline/2-repair/build-input.ts";
import type { HeaderWords } from "../pipeline/report/banner.ts";
import { committedLine } from "./command-line.ts";
import { isCompiled } from "./own-package.ts";
import { toSlashes } from "./slashes.ts";

/** The project of the user: the place of its files, and its settings. */
export interface Project {
  /** The absolute path of the directory that holds `specs`. Settings name paths relative to it. */
  root: string;
  /** The configuration file, if the project has one. */
  configFile?: string;
  config: Config;
  /** The configuration file and the files that it imports. */
  configSources: string[];
}

/** The directories that a project uses if its configuration does not name others, relative to the root. */
const DIRECTORIES = { specs: "specs", out: "generated" };

const CONFIG_FILES = ["ts", "mts", "js", "mjs", "json"].map(
  (extension) => `openapi-pages.config.${extension}`,
);

const NO_CONFIG = { config: {}, configSources: [] };

let current: Project | undefined;

/** Finds the project of the shell's directory, and reads its configuration. Each command begins with it. */
export async function openProject(): Promise<void> {
  const found = findProject(process.cwd());
  current = found;
  if (found.configFile === undefined) return;
  const { loadConfig } = await import("../config/load-config.ts");
  const { config, sources } = await loadConfig(found.configFile);
  current = { ...found, config, configSources: sources };
}

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
    if (configFile !== undefined) return { ...NO_CONFIG, root, configFile };
    if (existsSync(join(root, "specs"))) return { ...NO_CONFIG, root };
  }
  return { ...NO_CONFIG, root: directory };
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

/**
 * The value of an option that names a directory of the project, if the command line does not. An option with the same
 * name and another default, such as the `--out` of a build, names something else.
 */
export function defaultDirectory(option: string, usual: string | undefined): string | undefined {
  if (option !== "specs" && option !== "out") return undefined;
  if (usual !== DIRECTORIES[option]) return undefined;
  return ownDirectory(option);
}

/** Whether pages from elsewhere are generated into the project's own directory, which also has files of other pages. */
export function isForeign({ specs, out }: { specs: string; out: string }): boolean {
  const isOwn = (option: "specs" | "out", path: string) =>
    resolve(path) === resolve(ownDirectory(option));
  return isOwn("out", out) && !isOwn("specs", specs);
}

function ownDirectory(option: "specs" | "out"): string {
  return fromRoot(currentProject().config[option] ?? DIRECTORIES[option]);
}

/** The words of the headers. They are the same on every machine and for every package manager. */
export function headerWords(): HeaderWords {
  const command = committedLine("generate");
  if (!isCompiled) return { command, specs: specsName(), quirks: "scripts/quirks" };
  const { config, configFile } = currentProject();
  const quirks = config.quirks && configFile !== undefined ? basename(configFile) : undefined;
  return { command, specs: specsName(), quirks };
}

/** The directory of the pages as generated files name it, with `/` on every system. */
export function specsName(): string {
  const name = toSlashes(currentProject().config.specs ?? DIRECTORIES.specs);
  return posix.normalize(name).replace(/\/$/, "");
}

/** Whether `generate` writes `sources.json`. */
export function writesSources(noSources: boolean): boolean {
  return !noSources && currentProject().config.outputs?.sources !== false;
}

/** The settings that decide how an API is built. */
export function buildSettings(): Pick<BuildInput, "quirks" | "severities"> {
  const { quirks, rules } = currentProject().config;
  return { quirks, severities: rules };
}
