import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { findMedian } from "../row.ts";
import type { Entries } from "./build-entries.ts";
import type { Installed } from "./install.ts";

const run = promisify(execFile);

const STARTUPS = 15;
const TYPE_CHECKS = 3;

/** Runs each of the measurements in turn, so that a slow phase of the machine affects all of them. */
async function measureInTurn<T>(
  all: T[],
  rounds: number,
  measure: (one: T) => Promise<number>,
): Promise<number[]> {
  const results = all.map(() => [] as number[]);
  for (let round = 0; round < rounds; round++) {
    for (const [index, one] of all.entries()) results[index]?.push(await measure(one));
  }
  return results.map(findMedian);
}

/** The CPU time of a process that imports the client and sends one request, in milliseconds. */
export const measureStartups = (all: Entries[], url: string): Promise<number[]> =>
  measureInTurn(all, STARTUPS, async ({ startup }) => {
    const { stdout } = await run(process.execPath, [startup, url]);
    return Number(stdout);
  });

interface Cost {
  cpu: number;
  allocated: number;
}

/** `script` is the bundled child process. */
export const measureCalls = async (script: string, all: Entries[], url: string) => {
  const files = all.map(({ module }) => module);
  // No collection of garbage within a round: the young generation holds all of it.
  const flags = ["--expose-gc", "--max-semi-space-size=128", "--min-semi-space-size=128"];
  const { stdout } = await run(process.execPath, [...flags, script, url, ...files]);
  return JSON.parse(stdout) as { alone: Cost[]; together: Cost[] };
};

/** `script` is the bundled child process. */
export const measureWait = async (script: string, { module }: Entries) => {
  const { stdout } = await run(process.execPath, [script, module]);
  return JSON.parse(stdout) as { lag: number; requests: number };
};

const CONFIG = {
  compilerOptions: {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    target: "es2022",
    module: "esnext",
    moduleResolution: "bundler",
    lib: ["es2023", "dom", "dom.iterable"],
    types: ["node"],
    typeRoots: [resolve("node_modules/@types")],
  },
  files: ["peer.ts"],
};

/** The time that the compiler takes for a module that uses the client, in milliseconds. */
export const measureTypeChecks = (all: Installed[]): Promise<number[]> =>
  measureInTurn(all, TYPE_CHECKS, async ({ directory }) => {
    await writeFile(join(directory, "tsconfig.json"), JSON.stringify(CONFIG));
    const tsc = resolve("node_modules/typescript/bin/tsc");
    const command = [tsc, "--extendedDiagnostics", "--project", directory];
    const { stdout } = await run(process.execPath, command);
    return Number(/Total time:\s+([\d.]+)s/.exec(stdout)?.[1]) * 1_000;
  });
