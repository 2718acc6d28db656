import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** The longest time for one process, in milliseconds. */
const TIME_LIMIT = 600_000;

interface ProcessOptions {
  directory: string;
  /** Variables to set. `undefined` removes one. */
  environment?: Record<string, string | undefined>;
}

/** Runs a program, and returns its standard output. Throws with all of its output if it fails. */
export async function runProgram(
  [file = "", ...rest]: readonly string[],
  { directory, environment }: ProcessOptions,
): Promise<string> {
  try {
    const { stdout } = await execute(file, rest, {
      cwd: directory,
      env: { ...process.env, ...environment },
      timeout: TIME_LIMIT,
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string }; // of execFile
    const output = `${stdout}${stderr}`.trim().slice(-4000);
    throw new Error(`\`${[file, ...rest].join(" ")}\` failed: ${output}`, { cause: error });
  }
}
