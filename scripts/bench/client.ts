import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { bundle } from "./client/bundle.ts";
import { compareStartup } from "./client/startup.ts";
import type { Progress } from "../shared/progress.ts";
import type { BenchRow } from "./row.ts";

const run = promisify(execFile);
const scripts = {
  library: `
    export { default as createClient } from "openapi-fetch";
    export { createTwelveLabs } from "./src/twelvelabs.ts";`,
  cpu: 'import "./scripts/bench/client/cpu.ts"',
  heap: 'import "./scripts/bench/client/heap.ts"',
  lag: 'import "./scripts/bench/client/lag.ts"',
  server: 'import "./scripts/bench/client/server.ts"',
};

interface Lag {
  duration: number;
  ours: { lag: number; requests: number };
  second: { lag: number; requests: number };
}

const short = Array.from({ length: 50 }, (_, index) => 3050 + index * 100);
const long = Array.from({ length: 5 }, (_, index) => 1_795_000 + index * 1_900);

/** Compares waits in virtual time with a loop that polls each second. */
function compareLag(all: Lag[]): BenchRow[] {
  const mean = (lags: Lag[], side: "ours" | "second", measure: "lag" | "requests") =>
    lags.reduce((sum, lag) => sum + lag[side][measure], 0) / lags.length;
  const row = (
    name: string,
    lags: Lag[],
    measure: "lag" | "requests",
    budget: number,
  ): BenchRow => {
    const [ours, second] = [mean(lags, "ours", measure), mean(lags, "second", measure)];
    const unit = measure === "lag" ? " ms" : " requests";
    const detail = `${ours.toFixed(1)}${unit}, a 1 s loop ${second.toFixed(1)}${unit}`;
    return { name, ratio: ours / second, budget, detail };
  };
  const [shortLags, longLags] = [all.slice(0, short.length), all.slice(short.length)];
  return [
    row("lag after tasks of 3 to 8 s", shortLags, "lag", 1.4),
    row("requests for tasks of 3 to 8 s", shortLags, "requests", 10 / 7),
    row("requests for tasks of 30 min", longLags, "requests", 0.25),
  ];
}

export async function benchClient(progress: Progress): Promise<BenchRow[]> {
  const bundles = await bundle(scripts);
  const server = fork(bundles.find("server"), { execArgv: [] });
  // Bundled, because a loader would slow the measurements down.
  const measure = async (name: string, ...values: (string | number)[]): Promise<unknown> => {
    progress(`measuring the client: ${name}`);
    const command = ["--expose-gc", bundles.find(name), bundles.find("library"), ...values];
    return JSON.parse((await run(process.execPath, command.map(String))).stdout);
  };
  try {
    const [port] = (await once(server, "message")) as [number];
    const url = `http://127.0.0.1:${port}`;
    const heap = (await measure("heap")) as number;
    return [
      ...((await measure("cpu", url)) as BenchRow[]),
      await compareStartup(bundles.folder, url),
      ...compareLag((await measure("lag", ...short, ...long)) as Lag[]),
      {
        name: "heap of a waiting task, of 10,000",
        ratio: heap / 4096,
        budget: 1,
        detail: `${heap.toFixed(0)} bytes, as a share of 4 kB`,
      },
    ];
  } finally {
    server.disconnect();
    await bundles.remove();
  }
}
