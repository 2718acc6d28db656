import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isCompiled } from "../shared/own-package.ts";
import type { Progress } from "../shared/progress.ts";
import { changedPageRows } from "./changed-page.ts";
import { repeatApis } from "./corpus-copies.ts";
import { alternate, buildCommand, cpuRow, generate, lint } from "./measured-runs.ts";
import { measureNode, type ProcessCost } from "./process-cost.ts";
import type { BenchRow } from "./row.ts";

const PAGES_OF_THE_CORPUS = 1300;

/** Compares runs of `generate` with the linter, or with an empty `node`, in the same run. The budgets are goals. */
export function benchGoals(directory: string, progress: Progress): BenchRow[] {
  progress("compiling the commands");
  buildCommand();
  const root = mkdtempSync(join(tmpdir(), "video-tasks-bench-"));
  const row = (name: string, measure: (directory: string, root: string) => BenchRow[]) => {
    progress(`measuring whole runs with ${name}`);
    return measure(directory, root);
  };
  try {
    return [
      ...row(`${PAGES_OF_THE_CORPUS} pages`, largeCorpusRows),
      ...row("the corpus itself", smallCorpusRows),
      ...row("one changed page", changedPageRows),
      ...(isCompiled ? [] : row("the own APIs", ownApisRows)),
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

function smallCorpusRows(directory: string, root: string): BenchRow[] {
  const out = join(root, "small-corpus");
  const [own, floor] = alternate(
    () => generate(directory, out),
    () => lint(out),
  );
  return [cpuRow("generate, the corpus itself / redocly lint of its documents", 3.2, own, floor)];
}

function ownApisRows(_directory: string, root: string): BenchRow[] {
  const [own, floor] = alternate(() => generate("specs", join(root, "own")), measureEmptyNode);
  return [cpuRow("generate, own APIs, cold / node -e 0", 28, own, floor)];
}

const EMPTY_RUNS = 10;

/** One of several runs, because the shell tells the time of processes in hundredths of a second. */
function measureEmptyNode(): ProcessCost {
  const run = `require("node:child_process").spawnSync(process.execPath, ["-e", "0"])`;
  const cost = measureNode(["-e", `for (let run = 0; run < ${EMPTY_RUNS}; run += 1) ${run}`]);
  return { ...cost, cpuSeconds: cost.cpuSeconds / (EMPTY_RUNS + 1) };
}
