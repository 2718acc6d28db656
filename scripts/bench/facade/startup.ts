import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { findMedian, type BenchRow } from "../row.ts";

const run = promisify(execFile);

const measure = async (file: string, url: string): Promise<number> =>
  Number((await run(process.execPath, [file, url])).stdout);

/** Import and first request, each in a process of its own that times itself from its start. */
export async function compareStartup(
  facade: string,
  raw: string,
  baseUrl: string,
): Promise<BenchRow> {
  const times: [number[], number[]] = [[], []];
  for (let index = 0; index < 17; index++) {
    times[0].push(await measure(raw, baseUrl));
    times[1].push(await measure(facade, baseUrl));
  }
  const [alone, ours] = [findMedian(times[0]), findMedian(times[1])];
  const detail = `${ours.toFixed(1)} ms, raw fetch ${alone.toFixed(1)} ms`;
  return { name: "import and first request", ratio: ours / alone, budget: 1.1, detail };
}
