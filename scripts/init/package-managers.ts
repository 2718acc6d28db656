import { existsSync } from "node:fs";
import { join } from "node:path";
import { directoriesUpwards } from "../shared/project.ts";
import { readTextIfExists } from "../shared/read-file.ts";

export interface PackageManager {
  /** Installs the packages, and updates the lock file. */
  install: string;
  /** Adds packages to the manifest, and installs them. */
  add: string;
  /** Installs exactly the packages of the lock file. */
  installLocked: string;
  /** Runs the command of a package. */
  run: string;
  /** Steps of a workflow that install the package manager itself. */
  setup: readonly string[];
}

const NPM: PackageManager = {
  install: "npm install",
  add: "npm install",
  installLocked: "npm ci",
  run: "npx",
  setup: [],
};

const PNPM: PackageManager = {
  install: "pnpm install",
  add: "pnpm add",
  installLocked: "pnpm install --frozen-lockfile",
  run: "pnpm exec",
  setup: ["- run: npm install --global pnpm"],
};

const YARN: PackageManager = {
  install: "yarn install",
  add: "yarn add",
  installLocked: "yarn install --immutable",
  run: "yarn",
  setup: ["- run: corepack enable"],
};

/** Version 1 has another option for the lock file. */
const YARN_1: PackageManager = { ...YARN, installLocked: "yarn install --frozen-lockfile" };

const BUN: PackageManager = {
  install: "bun install",
  add: "bun add",
  installLocked: "bun install --frozen-lockfile",
  run: "bunx",
  setup: ["- run: npm install --global bun"],
};

const LOCK_FILES: Record<string, (text: string) => PackageManager> = {
  "pnpm-lock.yaml": () => PNPM,
  "yarn.lock": (text) => (text.includes("# yarn lockfile v1") ? YARN_1 : YARN),
  "bun.lock": () => BUN,
  "bun.lockb": () => BUN,
  "package-lock.json": () => NPM,
};

/** The package manager of a project: that of the nearest lock file, or else the one that the manifest names. */
export function findPackageManager(directory: string): PackageManager {
  for (const parent of directoriesUpwards(directory)) {
    const found = Object.entries(LOCK_FILES).find(([name]) => existsSync(join(parent, name)));
    if (found) return found[1](readTextIfExists(join(parent, found[0])) ?? "");
  }
  return namedInManifest(readTextIfExists(join(directory, "package.json")) ?? "");
}

function namedInManifest(manifest: string): PackageManager {
  const [, name, major] = /"packageManager"\s*:\s*"(\w+)@(\d+)/.exec(manifest) ?? [];
  if (name === "pnpm") return PNPM;
  if (name === "yarn") return major === "1" ? YARN_1 : YARN;
  return name === "bun" ? BUN : NPM;
}
