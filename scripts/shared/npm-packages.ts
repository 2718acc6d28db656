import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runProgram } from "./run-program.ts";

/** Packages and their exact versions, by the names that they are installed as. */
export type Packages = Record<string, string>;

/** The packages work without their scripts. A lock file would keep old versions when a directory is used again. */
const FLAGS = ["--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"];

/** Installs packages from the npm registry in a directory of their own. Without packages, it only writes the manifest. */
export async function installPackages(directory: string, dependencies: Packages): Promise<void> {
  await mkdir(directory, { recursive: true });
  const manifest = { private: true, type: "module", dependencies };
  await writeFile(join(directory, "package.json"), JSON.stringify(manifest, null, 2));
  if (Object.keys(dependencies).length === 0) return;
  await runProgram(["npm", "install", ...FLAGS], { directory });
}

/** Builds and packs video-tasks as it would be published. Returns the version to install: the URL of the tarball. */
export async function packVideoTasks(directory: string): Promise<string> {
  const pack = ["npm", "pack", "--silent", "--pack-destination", directory];
  const { stdout } = await runProgram(pack, { directory: "." });
  return `file:${join(directory, stdout.trim().split("\n").at(-1) ?? "")}`;
}
