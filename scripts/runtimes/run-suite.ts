import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { promisify } from "node:util";

/** The error of each check by its name; null if the check passed. */
export type Results = Record<string, string | null>;

/** Where the runtimes are installed, and the URL of the server. */
export interface RuntimeContext {
  directory: string;
  server: string;
}

/** The longest time for one runtime, in milliseconds. */
const TIME_LIMIT = 300_000;

const execute = promisify(execFile);

interface ProcessOptions {
  directory: string;
  environment?: Record<string, string>;
}

/** Runs a command in a directory, and returns what it prints. */
export async function runProcess(
  [file = "", ...rest]: string[],
  { directory, environment }: ProcessOptions,
): Promise<string> {
  const { stdout, stderr } = await execute(file, rest, {
    cwd: directory,
    env: { ...process.env, ...environment },
    timeout: TIME_LIMIT,
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout + stderr;
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

/** Runs a suite in a process. */
export async function runSuite(command: string[], options: ProcessOptions): Promise<Results> {
  return readResults(await runProcess(command, options));
}
