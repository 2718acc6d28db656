import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { CommandError } from "../shared/command.ts";
import { readManifest } from "../shared/own-package.ts";
import { readTextIfExists } from "../shared/read-file.ts";
import { addLines } from "./add-lines.ts";
import { addScripts } from "./add-scripts.ts";
import { workflow } from "./workflow.ts";

export interface PlannedFile {
  /** Relative to the shell's directory. */
  path: string;
  /** The new text. Absent if the file stays as it is. */
  text: string | undefined;
  isNew: boolean;
  note: string;
}

const GITATTRIBUTES = ["specs/*/pages/* -text", "generated/** linguist-generated"];

/** The files that `init` writes into a directory, and those that it leaves as they are. */
export function plannedFiles(directory: string): PlannedFile[] {
  return [
    whole(directory, "specs/README.md", SPECS),
    changed(
      directory,
      "package.json",
      addScripts(readManifestOf(directory), readManifest().version),
    ),
    whole(directory, ".github/workflows/openapi-pages.yml", workflow(directory)),
    changed(
      directory,
      ".gitattributes",
      addLines(read(directory, ".gitattributes"), GITATTRIBUTES),
    ),
  ];
}

const SPECS = `# Pages

One directory per API. \`pages/\` holds the vendor's documentation pages as published.
Run \`openapi-pages add <file or URL> --api <name>\` to add one.
`;

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

function read(directory: string, name: string): string {
  return readTextIfExists(join(directory, name)) ?? "";
}

function readManifestOf(directory: string): string {
  const text = readTextIfExists(join(directory, "package.json"));
  if (text !== undefined) return text;
  throw new CommandError(
    "There is no package.json here. Run `npm init` first, or change the directory.",
  );
}
