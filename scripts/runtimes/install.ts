import { cpSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installPackages, packVideoTasks, type Packages } from "../shared/npm-packages.ts";

/**
 * Where the runtimes are installed. They stay there, so that the next run is fast. Not below
 * `node_modules`, because Jest and Next treat the code there differently.
 */
const DIRECTORY = join(tmpdir(), "video-tasks-runtimes");

/**
 * Packs the package as it would be published, and installs it beside the packages of the runtimes
 * and the suite. Returns the directory.
 */
export async function installRuntimes(packages: Packages): Promise<string> {
  cpSync("scripts/runtimes/suite", DIRECTORY, { recursive: true });
  const version = await packVideoTasks(DIRECTORY);
  // Otherwise npm keeps the package of the last run, because its path and version are the same.
  rmSync(`${DIRECTORY}/node_modules/video-tasks`, { recursive: true, force: true });
  await installPackages(DIRECTORY, { ...packages, "video-tasks": version });
  return DIRECTORY;
}
