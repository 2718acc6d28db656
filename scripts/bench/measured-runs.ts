import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "../shared/command.ts";
import { readDirectory } from "../shared/directories.ts";
import { isCompiled, packageDirectory } from "../shared/own-package.ts";
import { redoclyFile } from "../shared/redocly-process.ts";
import { measureNode, type ProcessCost } from "./process-cost.ts";
import { findMedian, type BenchRow } from "./row.ts";

const ROUNDS = 3;

/** The compiled command, which users run. The TypeScript loader of the repository would take half a second of each run. */
const GENERATE = [join(packageDirectory, "dist/generate.js")];

/** Compiles the command of the repository. */
export function buildCommand(): void {
  if (isCompiled) return;
  const { status } = spawnSync("npm", ["run", "build"], {
    cwd: packageDirectory,
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new CommandError("The commands cannot be compiled. Run `npm run check`.");
}

export function generate(specs: string, out: string): ProcessCost {
  return measureNode([...GENERATE, "--force", "--specs", specs, "--out", out]);
}

/** Generates the APIs that have changed only. */
export function generateChanged(specs: string, out: string): ProcessCost {
  return measureNode([...GENERATE, "--specs", specs, "--out", out]);
}

export function lint(out: string): ProcessCost {
  const all = readDirectory(out).map((api) => join(out, api, "openapi.yaml"));
  // A page without a specification has no document.
  const files = all.filter((file) => existsSync(file));
  if (files.length === 0) throw new CommandError("The pages have no document to measure.");
  const config = join(packageDirectory, "redocly.yaml");
  const options = ["--config", config, "--format", "json", "--max-problems", "10000"];
  return measureNode([redoclyFile("bin/cli.js"), "lint", ...options, ...files]);
}

/** The runs alternate, so that other work on the machine affects both. */
export function alternate(...runs: (() => ProcessCost)[]): ProcessCost[][] {
  const costs = runs.map((): ProcessCost[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, run] of runs.entries()) costs[index]?.push(run());
  }
  return costs;
}

export function cpuRow(
  name: string,
  budget: number,
  own: readonly ProcessCost[] = [],
  floor: readonly ProcessCost[] = [],
): BenchRow {
  const medianOf = (costs: readonly ProcessCost[]) =>
    findMedian(costs.map(({ cpuSeconds }) => cpuSeconds));
  const [ownSeconds, floorSeconds] = [medianOf(own), medianOf(floor)];
  const detail = `${ownSeconds.toFixed(2)} s / ${floorSeconds.toFixed(2)} s of CPU`;
  return { name, ratio: ownSeconds / floorSeconds, budget, detail };
}
