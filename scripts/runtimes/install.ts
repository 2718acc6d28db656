import { execFile } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);

/**
 * Where the runtimes are installed. They stay there, so that the next run is fast. Not below
 * `node_modules`, because Jest and Next treat the code there in another way.
 */
const DIRECTORY = join(tmpdir(), "video-tasks-runtimes");

/** Packages and their exact versions, by the names that they are installed as. */
export type Packages = Record<string, string>;

/**
 * Packs the package as it would be published, and installs it beside the packages of the runtimes
 * and the suite. Returns the directory.
 */
export async function installRuntimes(packages: Packages): Promise<string> {
  mkdirSync(DIRECTORY, { recursive: true });
  const pack = ["pack", "--silent", "--pack-destination", DIRECTORY];
  const { stdout } = await execute("npm", pack);
  const tarball = stdout.trim().split("\n").at(-1) ?? "";
  const dependencies = { ...packages, "video-tasks": `file:${tarball}` };
  const manifest = { private: true, type: "module", dependencies };
  writeFileSync(`${DIRECTORY}/package.json`, JSON.stringify(manifest, null, 2));
  // Otherwise npm keeps the package of the last run, because its path and version are the same.
  rmSync(`${DIRECTORY}/node_modules/video-tasks`, { recursive: true, force: true });
  cpSync("scripts/runtimes/suite", DIRECTORY, { recursive: true });
  const flags = ["--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--silent"];
  await execute("npm", ["install", ...flags], { cwd: DIRECTORY });
  return DIRECTORY;
}
