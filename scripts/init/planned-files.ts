import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { CommandError } from "../shared/command.ts";
import { readManifest } from "../shared/own-package.ts";
import { readTextIfExists } from "../shared/read-file.ts";
import { currentProject, directoriesUpwards } from "../shared/project.ts";
import { hasPrettierSettings } from "../shared/settings-files.ts";
import { toSlashes } from "../shared/slashes.ts";
import { addLines } from "./add-lines.ts";
import { addScripts } from "./add-scripts.ts";
import type { PackageManager } from "./package-managers.ts";
import { workflow } from "./workflow.ts";

export interface PlannedFile {
  /** Relative to the shell's directory. */
  path: string;
  /** The new text. Absent if the file stays as it is. */
  text: string | undefined;
  isNew: boolean;
  note: string;
}

/** The files that `init` writes into a directory, and those that it leaves as they are. */
export function plannedFiles(directory: string, manager: PackageManager): PlannedFile[] {
  const { specs, out } = namesOfDirectories(directory);
  const attributes = [
    `${specs}/*/pages/* -text`,
    `${out}/** linguist-generated`,
    // For reviewers: GitHub folds generated files away.
    `${out}/*/changes.md -linguist-generated`,
  ];
  const root = directoriesUpwards(directory).at(-1) ?? directory;
  // GitHub reads only the workflows of the repository's root. Without a repository, the project will become its root.
  const top = existsSync(join(root, ".git")) ? root : directory;
  const below = toSlashes(relative(top, directory));
  return [
    whole(directory, `${specs}/README.md`, describePages(manager)),
    changed(
      directory,
      "package.json",
      addScripts(readManifestOf(directory), readManifest().version),
    ),
    whole(top, ".github/workflows/openapi-pages.yml", workflow(manager, below)),
    changed(
      directory,
      ".gitattributes",
      addLines(readTextIfExists(join(directory, ".gitattributes")) ?? "", attributes),
    ),
    ...ignoredPages(directory, `${specs}/*/pages`),
  ];
}

/** Pages stay as published, so a project that uses prettier must ignore them. */
function ignoredPages(directory: string, pages: string): PlannedFile[] {
  const ignored = readTextIfExists(join(directory, ".prettierignore"));
  const usesPrettier =
    readManifestOf(directory).includes('"prettier"') || hasPrettierSettings(directory);
  if (ignored === undefined && !usesPrettier) return [];
  return [changed(directory, ".prettierignore", addLines(ignored ?? "", [pages]))];
}

/** The directories as the configuration of this directory names them, with `/` on every system. */
function namesOfDirectories(directory: string): { specs: string; out: string } {
  const { root, config } = currentProject();
  const { specs = "specs", out = "generated" } = root === directory ? config : {};
  return { specs: toSlashes(specs), out: toSlashes(out) };
}

function describePages({ run }: PackageManager): string {
  return `# Pages

Each API has a directory. Its \`pages/\` holds the vendor's documentation pages as published.
To add a page, run \`${run} openapi-pages add <file or URL> --api <name>\`.
`;
}

function whole(directory: string, name: string, text: string): PlannedFile {
  const path = relative("", join(directory, name));
  if (existsSync(path)) return { path, text: undefined, isNew: false, note: "it exists" };
  return { path, text, isNew: true, note: "new" };
}

function changed(
  directory: string,
  name: string,
  { text, note }: { text: string | undefined; note: string },
): PlannedFile {
  const path = relative("", join(directory, name));
  return { path, text, isNew: !existsSync(path), note };
}

function readManifestOf(directory: string): string {
  const text = readTextIfExists(join(directory, "package.json"));
  if (text !== undefined) return text;
  throw new CommandError(
    "There is no package.json here. Run `npm init` first, or change the directory.",
  );
}
