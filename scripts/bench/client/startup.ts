import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { findMedian, type BenchRow } from "../row.ts";

const run = promisify(execFile);

const measure = async (file: string, url: string): Promise<number> =>
  Number((await run(process.execPath, [file, url])).stdout);

const PAIRS = 31;

/** Compares the import and the first request. Each runs in its own process, which times itself. */
export async function compareStartup(
  client: string,
  raw: string,
  baseUrl: string,
): Promise<BenchRow> {
  const rawTimes: number[] = [];
  const ours: number[] = [];
  const ratios: number[] = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    const isFirst = pair % 2 === 0;
    const before = isFirst ? await measure(client, baseUrl) : 0;
    const rawTime = await measure(raw, baseUrl);
    const clientTime = isFirst ? before : await measure(client, baseUrl);
    rawTimes.push(rawTime);
    ours.push(clientTime);
    ratios.push(clientTime / rawTime);
  }
  // Ratios of pairs, so that a slow phase of the machine affects both sides.
  const ratio = findMedian(ratios);
  const detail = `${findMedian(ours).toFixed(1)} ms, raw fetch ${findMedian(rawTimes).toFixed(1)} ms`;
  return { name: "import and first request", ratio, budget: 1.1, detail };
}
