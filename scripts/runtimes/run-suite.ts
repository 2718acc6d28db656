import { readdirSync } from "node:fs";
import { runProgram } from "../shared/run-program.ts";

/** The error of each check by its name; null if the check passed. */
export type Results = Record<string, string | null>;

/** Where the runtimes are installed, and the URL of the server. */
export interface RuntimeContext {
  directory: string;
  server: string;
}

/**
 * The program in the only package of a scope. A package manager would copy it to a better place
 * with a script, but scripts are not run, and a wrapper around it cannot be ended.
 */
export function findProgram(directory: string, scope: string): string {
  const packages = `${directory}/node_modules/${scope}`;
  const [platform = ""] = readdirSync(packages);
  const programs = `${packages}/${platform}/bin`;
  return `${programs}/${readdirSync(programs)[0] ?? ""}`;
}

/** Reads the results that a suite prints on a line of its own. */
export function readResults(output: string): Results {
  const line = /^RESULTS (\{.*\})$/m.exec(output)?.[1];
  if (line === undefined) throw new Error(`The suite printed no results: ${output}`);
  // A cast: the suite prints them.
  return JSON.parse(line) as Results;
}

/** Runs a suite in a process. Jest prints on standard error. */
export async function runSuite(...program: Parameters<typeof runProgram>): Promise<Results> {
  const { stdout, stderr } = await runProgram(...program);
  return readResults(stdout + stderr);
}
