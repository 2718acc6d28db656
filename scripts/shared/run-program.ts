import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** The longest time for one process, in milliseconds. */
const TIME_LIMIT = 600_000;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;
/** The end of a long output holds the error. */
const MAX_SHOWN_OUTPUT = 4000;

interface ProgramOptions {
  directory: string;
  /** Variables to set. `undefined` removes one. */
  environment?: Record<string, string | undefined>;
}

interface ProgramOutput {
  stdout: string;
  stderr: string;
}

/** Runs a program, and returns its output. Throws with all of its output if it fails. */
export async function runProgram(
  [file = "", ...rest]: readonly string[],
  { directory, environment }: ProgramOptions,
): Promise<ProgramOutput> {
  try {
    return await execute(file, rest, {
      cwd: directory,
      env: { ...process.env, ...environment },
      timeout: TIME_LIMIT,
      maxBuffer: MAX_OUTPUT_BYTES,
    });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as Partial<ProgramOutput>; // of execFile
    const output = `${stdout}${stderr}`.trim().slice(-MAX_SHOWN_OUTPUT);
    throw new Error(`\`${[file, ...rest].join(" ")}\` failed: ${output}`, { cause: error });
  }
}
