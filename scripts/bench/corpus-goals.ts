import { appendFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CommandError } from "../shared/command.ts";
import { isCompiled, packageDirectory } from "../shared/own-package.ts";
import { readDirectory } from "../shared/directories.ts";
import { redoclyFile } from "../shared/redocly-process.ts";
import { repeatApis, writeLargeApi } from "./corpus-copies.ts";
import { measureNode, type ProcessCost } from "./process-cost.ts";
import { findMedian, type BenchRow } from "./row.ts";

const ROUNDS = 3;
const PAGES_OF_THE_CORPUS = 1300;
const PAGES_OF_ONE_API = 164;

/** Compares runs of `generate` with the linter, or with an empty `node`, in the same run. The budgets are goals. */
export function benchGoals(directory: string): BenchRow[] {
  const root = mkdtempSync(join(tmpdir(), "video-tasks-bench-"));
  try {
    return [
      ...largeCorpusRows(directory, root),
      smallCorpusRow(directory, root),
      changedPageRow(directory, root),
      ...(isCompiled ? [] : [ownApisRow(root)]),
    ];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function largeCorpusRows(directory: string, root: string): BenchRow[] {
  const [specs, out] = [join(root, "specs"), join(root, "large-corpus")];
  const pages = repeatApis(directory, specs, PAGES_OF_THE_CORPUS);
  const own = generate(specs, out);
  const floor = lint(out);
  const wall = own.wallSeconds / floor.wallSeconds;
  const gigabytes = own.peakBytes / 2 ** 30;
  const walls = `${own.wallSeconds.toFixed(1)} s / ${floor.wallSeconds.toFixed(1)} s`;
  return [
    cpuRow(`generate, ${pages} pages / redocly lint of their documents`, 4.8, [own], [floor]),
    { name: "the same, wall time", ratio: wall, budget: 4.8, detail: walls },
    { name: "the same, peak memory in GB", ratio: gigabytes, budget: 0.9 },
  ];
}

function smallCorpusRow(directory: string, root: string): BenchRow {
  const out = join(root, "small-corpus");
  const [own, floor] = alternate(
    () => generate(directory, out),
    () => lint(out),
  );
  return cpuRow("generate, the corpus itself / redocly lint of its documents", 4.8, own, floor);
}

function changedPageRow(directory: string, root: string): BenchRow {
  const [specs, out] = [join(root, "one-api"), join(root, "one-api-generated")];
  const [page = ""] = writeLargeApi(directory, specs, PAGES_OF_ONE_API);
  generate(specs, out);
  const [own, floor] = alternate(
    () => {
      appendFileSync(page, "\nOne more line.\n");
      return measureNode([...GENERATE, "--specs", specs, "--out", out]);
    },
    () => lint(out),
  );
  const name = `generate, one changed page of ${PAGES_OF_ONE_API} / redocly lint of its API`;
  return cpuRow(name, 4.8, own, floor);
}

function ownApisRow(root: string): BenchRow {
  const [own, floor] = alternate(
    () => generate("specs", join(root, "own")),
    () => measureNode(["-e", "0"]),
  );
  return cpuRow("generate, own APIs, cold / node -e 0", 30, own, floor);
}

const GENERATE = isCompiled
  ? [fileURLToPath(new URL("../generate.js", import.meta.url))]
  : ["--import", "tsx", "scripts/generate.ts"];

function generate(specs: string, out: string): ProcessCost {
  return measureNode([...GENERATE, "--force", "--specs", specs, "--out", out]);
}

function lint(out: string): ProcessCost {
  const all = readDirectory(out).map((api) => join(out, api, "openapi.yaml"));
  // A page without a specification has no document.
  const files = all.filter((file) => existsSync(file));
  if (files.length === 0) throw new CommandError("The pages have no document to measure.");
  const config = join(packageDirectory, "redocly.yaml");
  const options = ["--config", config, "--format", "json", "--max-problems", "10000"];
  return measureNode([redoclyFile("bin/cli.js"), "lint", ...options, ...files]);
}

/** The runs alternate, so that other work on the machine affects both. */
function alternate(...runs: (() => ProcessCost)[]): ProcessCost[][] {
  const costs = runs.map((): ProcessCost[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, run] of runs.entries()) costs[index]?.push(run());
  }
  return costs;
}

function cpuRow(
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
