import { execFile } from "node:child_process";
import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { buildPackage } from "../../build/build-package.ts";
import { findMedian, type BenchRow } from "../row.ts";
import { API_KEY } from "./api-key.ts";

const run = promisify(execFile);

const PAIRS = 31;

/** A program that prints its CPU time without the start of Node, in milliseconds. */
export const timeStartup = (work: string): string => `
  const before = process.cpuUsage();
  ${work};
  const { user, system } = process.cpuUsage(before);
  console.log((user + system) / 1_000);
  process.exit();`;

const SCRIPTS = {
  raw: timeStartup('await (await fetch(process.argv[2] + "/tasks/a")).json()'),
  client: timeStartup(`
    const { createTwelveLabs } = await import("video-tasks/twelvelabs");
    const { tasks } = createTwelveLabs({ apiKey: "${API_KEY}", baseUrl: process.argv[2] });
    await tasks.retrieve("a")`),
};

/** Puts the package where the programs find it, built as it is published. */
async function install(folder: string): Promise<void> {
  const home = join(folder, "node_modules/video-tasks");
  await buildPackage(join(home, "dist"));
  await copyFile("package.json", join(home, "package.json"));
  for (const [name, code] of Object.entries(SCRIPTS)) {
    await writeFile(join(folder, `startup-${name}.mjs`), code);
  }
}

/** Compares the import and the first request, each in a process of its own. */
export async function compareStartup(folder: string, baseUrl: string): Promise<BenchRow> {
  await install(folder);
  const measure = async (name: keyof typeof SCRIPTS): Promise<number> =>
    Number((await run(process.execPath, [join(folder, `startup-${name}.mjs`), baseUrl])).stdout);
  const rawTimes: number[] = [];
  const ours: number[] = [];
  const ratios: number[] = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    const isFirst = pair % 2 === 0;
    const before = isFirst ? await measure("client") : 0;
    const rawTime = await measure("raw");
    const clientTime = isFirst ? before : await measure("client");
    rawTimes.push(rawTime);
    ours.push(clientTime);
    ratios.push(clientTime / rawTime);
  }
  // Ratios of pairs, so that a slow phase of the machine affects both sides.
  const ratio = findMedian(ratios);
  const detail = `${findMedian(ours).toFixed(1)} ms of CPU, raw fetch ${findMedian(rawTimes).toFixed(1)} ms`;
  return { name: "import and first request", ratio, budget: 1.12, detail };
}
