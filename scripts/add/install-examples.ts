import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { findPackageManager } from "../init/package-managers.ts";

const PACKAGES = ["openapi-fetch", "video-tasks"];

/** The command that installs the packages that the code imports and the project lacks. */
export function installCommand(code: string, root: string): string | undefined {
  const { resolve: find } = createRequire(resolve(join(root, "package.json")));
  const missing = PACKAGES.filter((name) => code.includes(`from "${name}`) && !isFound(name, find));
  if (missing.length === 0) return undefined;
  return `${findPackageManager(root).add} ${missing.join(" ")}`;
}

function isFound(name: string, find: (name: string) => string): boolean {
  try {
    find(name);
    return true;
  } catch {
    return false;
  }
}
