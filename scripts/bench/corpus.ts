import { countOf } from "../pipeline/report/count-of.ts";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { samplePages } from "./corpus-pages.ts";
import { benchGoals } from "./corpus-goals.ts";
import { assertSpecs } from "../shared/directories.ts";
import { isCompiled } from "../shared/own-package.ts";
import type { Progress } from "../shared/progress.ts";
import { findMedian, type BenchRow } from "./row.ts";

/** Numbers of pages. Beyond the pages of the directory, copies are used. */
const SIZES = [10, 30, 60, 120, 1000, 3000];
const PAGES_OF_THE_RATIO = 120;
const RUNS = 3;

interface Sample {
  milliseconds: number;
  typesMilliseconds: number;
  peakBytes: number;
  failed: number;
}

/** Compares whole runs with the linter, the pipeline's time with that of generating types, and its time and memory with the number of pages. */
export async function benchCorpus(directory: string, progress: Progress): Promise<BenchRow[]> {
  // A missing directory or page ends the command here, with a message and not with the stack of a child process.
  assertSpecs(directory, "corpus");
  samplePages(directory, 1);
  const samples: { size: number; sample: Sample }[] = [];
  for (const [index, size] of SIZES.entries()) {
    const steps = { done: index, total: SIZES.length };
    progress(`measuring the pipeline with ${countOf(size, "page")}`, steps);
    samples.push({ size, sample: await measure(directory, size) });
  }
  // Memory of the process before it reads a page.
  const { peakBytes: empty } = await measure(directory, 0);
  const largest = samples.at(-1)?.sample.peakBytes ?? 0;
  const time = samples.map(({ size, sample }) => [size, sample.milliseconds] as const);
  const memory = samples.map(({ size, sample }) => [size, sample.peakBytes - empty] as const);
  const goals = benchGoals(directory, progress);
  progress("measuring the pipeline and openapi-typescript");
  return [
    ...goals,
    await typesRow(directory),
    {
      name: "corpus: exponent of time",
      ratio: steepest(time),
      budget: 1.1,
      detail: list(time, "ms"),
    },
    {
      name: "corpus: exponent of memory",
      ratio: steepest(memory),
      budget: 1.1,
      detail: list(
        memory.map(([size, bytes]) => [size, bytes / 2 ** 20] as const),
        "MB",
      ),
    },
    {
      name: "corpus: peak memory at 3000 pages, in GB",
      ratio: largest / 2 ** 30,
      budget: 1,
      detail: `failed: ${countOf(
        samples.reduce((sum, { sample }) => sum + sample.failed, 0),
        "API",
      )}`,
    },
  ];
}

async function typesRow(directory: string): Promise<BenchRow> {
  const runs: Sample[] = [];
  for (let run = 0; run < RUNS; run += 1)
    runs.push(await measure(directory, PAGES_OF_THE_RATIO, "types"));
  const own = findMedian(runs.map(({ milliseconds }) => milliseconds));
  const types = findMedian(runs.map(({ typesMilliseconds }) => typesMilliseconds));
  return {
    name: "corpus: pages to documents, against openapi-typescript for the types of the same pages",
    ratio: own / types,
    budget: 1,
    detail: `${Math.round(own)} ms against ${Math.round(types)} ms, ${PAGES_OF_THE_RATIO} pages`,
  };
}

/** Starts a process per measurement, because the peak memory of a process never goes down. */
async function measure(directory: string, size: number, ...rest: string[]): Promise<Sample> {
  const child = fileURLToPath(new URL(`corpus-child.${isCompiled ? "js" : "ts"}`, import.meta.url));
  const loader = isCompiled ? [] : ["--import", "tsx"];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...loader, child, directory, String(size), ...rest],
    { timeout: 600_000 },
  );
  return JSON.parse(stdout) as Sample; // written by the child
}

/** The larger exponent of all sizes and of the last two: the fixed cost of starting can hide growth at small sizes. */
function steepest(points: (readonly [number, number])[]): number {
  return Math.max(exponent(points), exponent(points.slice(-2)));
}

/** The slope of the logarithms' regression line: 1 is linear. */
function exponent(points: (readonly [number, number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(Math.max(y, 1))] as const);
  const meanOf = (values: number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [meanOf(logs.map(([log]) => log)), meanOf(logs.map(([, log]) => log))];
  const covariance = logs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  return covariance / logs.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}

function list(points: (readonly [number, number])[], unit: string): string {
  return points.map(([size, value]) => `${size}: ${Math.round(value)} ${unit}`).join(", ");
}
