import { Readable } from "node:stream";
import { vi } from "vitest";
import type { Environment } from "../../src/cli/run-command.ts";
import { runCommand } from "../../src/cli/run-command.ts";
import { createPipe, type FakeTerminal } from "./terminal.ts";

export interface CliOptions {
  /** The text of standard input, or its chunks. */
  input?: string | AsyncIterable<string>;
  output?: FakeTerminal;
  variables?: Environment["variables"];
  fetch?: NonNullable<Environment["fetch"]>;
}

export interface CliRun {
  code: number;
  output: FakeTerminal;
  log: FakeTerminal;
}

export const KEYS = {
  TWELVE_LABS_API_KEY: "tlk_0123456789abcdef",
  LIVEPEER_API_KEY: "lp-0123456789abcdef",
};

/** Starts the command in this process. The words of the line are its arguments. */
export function startCli(line: string | string[], options: CliOptions = {}) {
  const args = typeof line === "string" ? line.split(" ") : line;
  const { input = "", output = createPipe(), variables = KEYS, fetch } = options;
  const log = createPipe();
  const source = typeof input === "string" ? Readable.from(input === "" ? [] : [input]) : input;
  const promise = runCommand(args, { input: source, output, log, variables, fetch });
  return { promise, output, log };
}

/** Runs the command in virtual time until it ends. */
export async function runCli(line: string | string[], options?: CliOptions): Promise<CliRun> {
  const { promise, output, log } = startCli(line, options);
  let isOver = false;
  promise.catch(() => {}).finally(() => (isOver = true));
  while (!isOver) await vi.advanceTimersByTimeAsync(250);
  return { code: await promise, output, log };
}
