import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { findMedian, type BenchRow } from "../row.ts";

const run = promisify(execFile);

const measure = async (file: string, url: string): Promise<number> =>
  Number((await run(process.execPath, [file, url])).stdout);

const PAIRS = 31;

/** Import and first request, each in a process of its own that times itself from its start. */
export async function compareStartup(
  client: string,
  raw: string,
  baseUrl: string,
): Promise<BenchRow> {
  const alone: number[] = [];
  const ours: number[] = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    const isFirst = pair % 2 == 0;
    const before = isFirst ? await measure(client, baseUrl) : 0;
    alone.push(await measure(raw, baseUrl));
    ours.push(isFirst ? before : await measure(client, baseUrl));
  }
  // Of pairs, as for the CPU: what slows the machine for longer meets both.
  const ratio = findMedian(ours.map((time, pair) => time / alone[pair]!));
  const detail = `${findMedian(ours).toFixed(1)} ms, raw fetch ${findMedian(alone).toFixed(1)} ms`;
  return { name: "import and first request", ratio, budget: 1.1, detail };
}
