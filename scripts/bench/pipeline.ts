import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Progress } from "../shared/progress.ts";
import { findMedian, type BenchRow } from "./row.ts";

const ROUNDS = 9;

/** Compares the pipeline with an empty `node`, and with the separate commands that it replaces. */
export async function benchPipeline(progress: Progress): Promise<BenchRow[]> {
  const directory = mkdtempSync(join(tmpdir(), "video-tasks-bench-"));
  try {
    const generated = join(directory, "generated");
    cpSync("generated", generated, { recursive: true });
    progress("measuring runs with nothing to do");
    const idle = benchIdle(generated);
    progress("measuring first runs, and the separate commands");
    return [idle, benchCold(directory)];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const generate = ["--import", "tsx", "scripts/generate.ts"];

function benchIdle(out: string): BenchRow {
  node([...generate, "--out", out]);
  const times = interleave([() => node(["-e", "0"]), () => node([...generate, "--out", out])]);
  return {
    name: "generate, nothing to do / node -e 0",
    ratio: ratio(times),
    budget: 4,
    detail: inMilliseconds(times),
  };
}

function benchCold(directory: string): BenchRow {
  const out = join(directory, "cold");
  const shell = join(directory, "shell");
  mkdirSync(shell);
  const apis = ["livepeer", "twelvelabs", "twelvelabs-legacy"];
  const files = apis.map((api) => join(directory, "generated", api, "openapi.yaml"));
  const times = interleave([
    () => {
      for (const [index, file] of files.entries()) {
        const bundled = join(shell, `${index}.yaml`);
        bin("@redocly/cli/bin/cli.js", ["lint", "--config", "scripts/redocly.yaml", file]);
        bin("@redocly/cli/bin/cli.js", ["bundle", file, "-o", bundled]);
        bin("openapi-typescript/bin/cli.js", [bundled, "-o", join(shell, `${index}.ts`)]);
        bin("prettier/bin/prettier.cjs", ["--write", bundled, join(shell, `${index}.ts`)]);
      }
    },
    () => {
      rmSync(out, { recursive: true, force: true });
      node([...generate, "--out", out]);
    },
  ]);
  const name = "generate, cold / lint, bundle, openapi-typescript and prettier one after the other";
  return { name, ratio: ratio(times), budget: 0.4, detail: inMilliseconds(times) };
}

function bin(path: string, args: string[]): void {
  node([join("node_modules", path), ...args]);
}

function node(args: string[]): void {
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const { status, stderr } = spawnSync(process.execPath, args, {
    env,
    stdio: ["ignore", "ignore", "pipe"],
  });
  if (status !== 0)
    throw new Error(
      `node ${args.join(" ")} ended with ${status}: ${stderr.toString().slice(0, 500)}`,
    );
}

/** The median of each run. The runs alternate, so that other work on the machine affects both. */
function interleave(runs: (() => void)[]): number[] {
  const times = runs.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, run] of runs.entries()) {
      const start = performance.now();
      run();
      times[index]?.push(performance.now() - start);
    }
  }
  return times.map(findMedian);
}

function ratio([base = Number.NaN, own = Number.NaN]: number[]): number {
  return own / base;
}

function inMilliseconds(times: number[]): string {
  return times
    .map((time) => `${Math.round(time)} ms`)
    .reverse()
    .join(" / ");
}
